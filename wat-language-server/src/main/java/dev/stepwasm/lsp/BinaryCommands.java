package dev.stepwasm.lsp;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.ide.binary.BinaryOverview;
import dev.stepwasm.ide.binary.BinaryText;
import dev.stepwasm.lsp.ReadableTexts.FoundText;
import dev.stepwasm.lsp.binary.BinaryFile;
import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** Commands about binaries: what is in one, where its text has which thing, and the binary of a text. */
final class BinaryCommands {
    private static final Map<String, IndexSpace> SPACES = Map.of(
            "type", IndexSpace.TYPE,
            "func", IndexSpace.FUNCTION,
            "table", IndexSpace.TABLE,
            "memory", IndexSpace.MEMORY,
            "global", IndexSpace.GLOBAL,
            "tag", IndexSpace.TAG,
            "elem", IndexSpace.ELEM,
            "data", IndexSpace.DATA);

    private final ReadableTexts texts;
    private final VirtualTexts virtual;
    private final OpenDocuments documents;

    BinaryCommands(ReadableTexts texts, VirtualTexts virtual, OpenDocuments documents) {
        this.texts = texts;
        this.virtual = virtual;
        this.documents = documents;
    }

    void addTo(Commands commands) {
        commands.add(ServedCommand.BINARY_OVERVIEW, this::overview);
        commands.add(ServedCommand.POSITION_OF_ITEM, this::positionOfItem);
        commands.add(ServedCommand.ASSEMBLE, this::assemble);
    }

    private Object overview(Commands.Call call) {
        String uri = call.text(0, "uri");
        Path file = BinaryTextAddress.binary(uri)
                .or(() -> FileAddress.path(uri))
                .orElseThrow(
                        () -> Answers.failure(ResponseErrorCode.InvalidParams, "not the address of a file: " + uri));
        int most = documents.settings().largeFile();
        BinaryOverview overview = BinaryFile.overview(file, most);
        BinaryText.Detail detail = BinaryText.Detail.NONE;
        if (overview.fault() == null) {
            detail = virtual.text(file, documents.settings()).detail();
            overview = detail == BinaryText.Detail.NONE ? BinaryFile.tooLong(overview, file, most) : overview;
        }
        JsonObject answer = new Gson().toJsonTree(overview).getAsJsonObject();
        answer.addProperty("uri", BinaryTextAddress.of(file));
        answer.addProperty("text", detail.name().toLowerCase(Locale.ROOT));
        return answer;
    }

    private @Nullable Object positionOfItem(Commands.Call call) {
        IndexSpace space = Optional.ofNullable(SPACES.get(call.text(1, "kind")))
                .orElseThrow(() -> Answers.failure(
                        ResponseErrorCode.InvalidParams, "argument 2, the kind, must be one of " + SPACES.keySet()));
        int index = call.argument(2) instanceof JsonPrimitive number && number.isNumber() ? number.getAsInt() : -1;
        FoundText text = texts.find(call);
        ModuleAnalysis module = text.module(Optional.empty());
        return module.lowered()
                .lookup()
                .definition(space, index, -1)
                .map(Definition::nameSpan)
                .map(span -> Map.of("uri", text.uri(), "range", text.range(span)))
                .orElse(null);
    }

    /** A binary, or why there is none. */
    private JsonElement assemble(Commands.Call call) {
        FoundText text = texts.find(call);
        Optional<Diagnostic> error = text.analysis().diagnostics().stream()
                .filter(Diagnostic::isError)
                .min(Comparator.comparingInt(each -> each.span().start()));
        if (error.isPresent()) {
            JsonObject answer = new JsonObject();
            answer.addProperty("message", error.get().message());
            answer.add("range", Json.of(text.range(error.get().span())));
            return answer;
        }
        text.module(Optional.empty());
        JsonObject answer = new JsonObject();
        answer.addProperty(
                "bytes",
                Base64.getEncoder()
                        .encodeToString(Assembler.assemble(text.analysis(), 0).bytes()));
        return answer;
    }
}
