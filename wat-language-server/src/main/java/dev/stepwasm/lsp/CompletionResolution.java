package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.ide.completion.EntryText;
import dev.stepwasm.ide.completion.Proposal;
import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.ide.instruction.InstructionTexts;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;

/** Adds documentation to an item of {@link Completions}; this is done for the item that is looked at only. */
final class CompletionResolution {
    private static final int ENTRY_PARTS = 7;
    private static final int IMPORT_PARTS = 4;

    private CompletionResolution() {}

    /** {@return the item with its documentation; without it if it comes from a text that has changed} */
    static CompletableFuture<CompletionItem> of(
            CompletionItem item, OpenDocuments documents, CompletionAbilities client) {
        if (item.getData() instanceof JsonPrimitive keyword) {
            instruction(keyword.getAsString(), item, client);
        } else if (item.getData() instanceof JsonArray data && data.size() == IMPORT_PARTS) {
            documents.current(data.get(0).getAsString()).ifPresent(snapshot -> imported(snapshot, data, item, client));
        } else if (item.getData() instanceof JsonArray data && data.size() == ENTRY_PARTS) {
            Optional<Snapshot> snapshot = documents
                    .current(data.get(0).getAsString())
                    .filter(current -> current.version() == data.get(1).getAsInt());
            if (snapshot.isPresent()) {
                return entry(snapshot.get(), data, item, client);
            }
        }
        return CompletableFuture.completedFuture(item);
    }

    private static void instruction(String keyword, CompletionItem item, CompletionAbilities client) {
        Opcode.ofKeyword(keyword).flatMap(InstructionTexts::of).ifPresent(text -> {
            String link = client.markdown() ? "\n\n[Specification](" + text.link() + ")" : "";
            document(item, text.description() + "\n\nTraps: " + text.traps() + link, client);
        });
    }

    private static void imported(Snapshot snapshot, JsonArray data, CompletionItem item, CompletionAbilities client) {
        String text = snapshot
                .imports()
                .find(data.get(2).getAsString(), data.get(3).getAsString())
                .stream()
                .map(found -> shown(found, client))
                .collect(Collectors.joining("\n\n"));
        document(item, text, client);
    }

    private static String shown(Importable found, CompletionAbilities client) {
        String header = found.description("");
        String code = client.markdown() ? "```wat\n" + header + "\n```" : header;
        return code + "\n\nFrom " + found.origin().title()
                + (found.documentation().isEmpty() ? "" : "\n\n" + found.documentation());
    }

    private static CompletableFuture<CompletionItem> entry(
            Snapshot snapshot, JsonArray data, CompletionItem item, CompletionAbilities client) {
        return snapshot.analysis().thenApply(analysis -> {
            int offset = snapshot.offset(
                    new Position(data.get(2).getAsInt(), data.get(3).getAsInt()));
            EntryText.of(analysis, offset, entry(data)).ifPresent(text -> {
                String code = client.markdown() ? "```wat\n" + text.header() + "\n```" : text.header();
                document(item, text.comment().isEmpty() ? code : code + "\n\n" + text.comment(), client);
            });
            return item;
        });
    }

    private static Proposal.Entry entry(JsonArray data) {
        JsonElement space = data.get(4);
        return new Proposal.Entry(
                IndexSpace.valueOf(space.getAsString().toUpperCase(Locale.ROOT)),
                data.get(5).getAsInt(),
                data.get(6).getAsInt());
    }

    private static void document(CompletionItem item, String text, CompletionAbilities client) {
        item.setDocumentation(new MarkupContent(client.markdown() ? MarkupKind.MARKDOWN : MarkupKind.PLAINTEXT, text));
    }
}
