package dev.stepwasm.lsp;

import dev.stepwasm.ide.completion.Proposal;
import dev.stepwasm.ide.completion.Proposals;
import dev.stepwasm.ide.instruction.InstructionTexts;
import dev.stepwasm.wasm.opcode.Opcode;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Proposals in the words of the protocol. */
final class Completions {
    private Completions() {}

    static CompletionList of(Snapshot snapshot, Proposals proposals) {
        Range replaced = snapshot.range(proposals.replaced());
        return new CompletionList(
                false,
                proposals.all().stream()
                        .map(proposal -> item(proposal, replaced))
                        .toList());
    }

    /** Adds what an instruction does; this is done for the item that is looked at only. */
    static CompletionItem resolve(CompletionItem item, ClientAbilities client) {
        if (item.getKind() == CompletionItemKind.Operator && item.getLabel() != null) {
            Opcode.ofKeyword(item.getLabel())
                    .flatMap(InstructionTexts::of)
                    .ifPresent(text -> item.setDocumentation(new MarkupContent(
                            client.markdown() ? MarkupKind.MARKDOWN : MarkupKind.PLAINTEXT,
                            text.description() + "\n\nTraps: " + text.traps())));
        }
        return item;
    }

    private static CompletionItem item(Proposal proposal, Range replaced) {
        var item = new CompletionItem(proposal.label());
        item.setKind(kind(proposal.kind()));
        if (!proposal.detail().isEmpty()) {
            item.setDetail(proposal.detail());
        }
        item.setTextEdit(Either.forLeft(new TextEdit(replaced, proposal.label())));
        return item;
    }

    private static CompletionItemKind kind(Proposal.Kind kind) {
        return switch (kind) {
            case INSTRUCTION -> CompletionItemKind.Operator;
            case WORD -> CompletionItemKind.Keyword;
            case VALUE_TYPE -> CompletionItemKind.TypeParameter;
            case FUNCTION -> CompletionItemKind.Function;
            case TYPE -> CompletionItemKind.Class;
            case VARIABLE -> CompletionItemKind.Variable;
            case ENTITY -> CompletionItemKind.Module;
            case FIELD -> CompletionItemKind.Field;
            case LABEL -> CompletionItemKind.Reference;
        };
    }
}
