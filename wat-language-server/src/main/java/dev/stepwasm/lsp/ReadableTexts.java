package dev.stepwasm.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.ide.binary.BinaryText;
import dev.stepwasm.wasm.source.SourceMap;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Texts and binaries that a command is about: open or not, as text or to be shown as text. */
final class ReadableTexts {
    private final OpenDocuments documents;
    private final VirtualTexts virtual;

    ReadableTexts(OpenDocuments documents, VirtualTexts virtual) {
        this.documents = documents;
        this.virtual = virtual;
    }

    /**
     * A text that was found.
     *
     * @param uri of the text; that of a binary leads to its text
     * @param binary the binary that it shows, if it does
     */
    record FoundText(String uri, Analysis analysis, Positions positions, Optional<BinaryText> binary) {
        SourceText source() {
            return analysis.source();
        }

        Range range(Span span) {
            return positions.range(source(), span);
        }

        int offset(Position position) {
            return positions.offset(source(), position);
        }

        /** {@return the module at a position, the first one without a position} */
        ModuleAnalysis module(Optional<Position> position) {
            if (binary.isPresent() && binary.get().detail() == BinaryText.Detail.NONE) {
                String title = binary.get().text().lines().findFirst().orElse("");
                throw refusal(title.substring(Math.min(title.length(), ";; ".length())));
            }
            return position.flatMap(place -> analysis.moduleAt(offset(place)))
                    .or(() -> analysis.modules().stream().findFirst())
                    .orElseThrow(() -> refusal("there is no module"));
        }

        /** {@return where the instructions of the binary are that this text shows, or that would be built of it} */
        SourceMap map() {
            if (binary.isPresent()) {
                return binary.get().map();
            }
            if (analysis.hasErrors() || analysis.modules().isEmpty()) {
                throw refusal(
                        analysis.hasErrors() ? "the text has errors, so there is no binary" : "there is no module");
            }
            return Assembler.assemble(analysis, 0).sourceMap();
        }
    }

    static ResponseErrorException refusal(String words) {
        return Answers.failure(ResponseErrorCode.RequestFailed, words);
    }

    /** {@return the text at the address that is the first argument of a command} */
    FoundText find(Commands.Call call) {
        String uri = call.text(0, "uri");
        Optional<Path> binary = BinaryTextAddress.binary(uri)
                .or(() -> FileAddress.path(uri)
                        .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".wasm")));
        Optional<BinaryText> shown = binary.map(file -> virtual.text(file, documents.settings()));
        Optional<Snapshot> open = documents.current(uri);
        Positions positions = documents.agreement().positions();
        if (open.isPresent()) {
            // a binary may have changed since its text was opened: then nothing is known about that text
            Optional<BinaryText> same =
                    shown.filter(text -> text.text().equals(open.get().text().text()));
            return new FoundText(uri, open.get().analysis().join(), positions, same);
        }
        if (binary.isPresent() && shown.isPresent()) {
            SourceText source =
                    new SourceText(String.valueOf(binary.get()), shown.get().text());
            return new FoundText(BinaryTextAddress.of(binary.get()), Analysis.of(source), positions, shown);
        }
        return new FoundText(uri, closed(uri), positions, Optional.empty());
    }

    private Analysis closed(String uri) {
        Path file = FileAddress.path(uri)
                .filter(FileAddress::isText)
                .orElseThrow(() -> Answers.failure(
                        ResponseErrorCode.InvalidParams, "neither an open document nor a WebAssembly file: " + uri));
        try {
            if (Files.size(file) >= documents.settings().largeFile()) {
                throw refusal("the file is large (see `stepwasm.largeFile.megabytes`); open it first");
            }
            return Analysis.of(new SourceText(file.toString(), Files.readString(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw refusal("the file cannot be read: " + uri);
        }
    }

    /** {@return an argument that is a position, if there is one} */
    static Optional<Position> position(Commands.Call call, int index) {
        JsonElement given = call.argument(index);
        if (given.isJsonNull()) {
            return Optional.empty();
        }
        if (given instanceof JsonObject place
                && place.get("line") instanceof JsonPrimitive line
                && place.get("character") instanceof JsonPrimitive character
                && line.isNumber()
                && character.isNumber()) {
            return Optional.of(new Position(line.getAsInt(), character.getAsInt()));
        }
        throw Answers.failure(
                ResponseErrorCode.InvalidParams,
                "argument %d, the position, must have a `line` and a `character`".formatted(index + 1));
    }
}
