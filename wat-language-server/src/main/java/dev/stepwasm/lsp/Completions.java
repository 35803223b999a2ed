package dev.stepwasm.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.ide.completion.Completion;
import dev.stepwasm.ide.completion.Proposal;
import dev.stepwasm.ide.completion.Proposals;
import dev.stepwasm.wat.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemDefaults;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionItemLabelDetails;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.CompletionTriggerKind;
import org.eclipse.lsp4j.InsertReplaceEdit;
import org.eclipse.lsp4j.InsertReplaceRange;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Proposals in the words of the protocol.
 *
 * <p>Besides letters, for which clients ask by themselves, these characters let them ask: {@code (} begins a group,
 * {@code $} a name, {@code .} the second half of an instruction, {@code @} an annotation after its parenthesis, {@code "}
 * the name of a module or an export, {@code =} an alignment. A space does so too, because an immediate follows most
 * keywords; it is answered only where one must follow, so that the space between two instructions stays quiet. A closing
 * parenthesis is answered only where it ends a shorthand.
 */
final class Completions {
    /** The characters after which clients shall ask. */
    static final List<String> TRIGGERS = List.of("(", "$", ".", "@", "\"", "=", " ", ")");

    private final Snapshot snapshot;
    private final CompletionAbilities client;
    private final Range typed;
    private final Range word;

    private Completions(Snapshot snapshot, Proposals proposals, CompletionAbilities client) {
        this.snapshot = snapshot;
        this.client = client;
        this.typed = snapshot.range(proposals.typed());
        this.word = snapshot.range(proposals.word());
    }

    static CompletionList answer(
            Snapshot snapshot, Analysis analysis, int offset, CompletionParams params, ClientAbilities client) {
        boolean space = isTyped(params, " ");
        boolean close = isTyped(params, ")");
        if ((space && !Completion.isWanted(analysis, offset)) || (close && !Completion.isShorthand(analysis, offset))) {
            return new CompletionList(false, List.of());
        }
        Proposals proposals = Completion.at(analysis, offset, snapshot.imports());
        return new Completions(snapshot, proposals, client.completion()).list(proposals);
    }

    private static boolean isTyped(CompletionParams params, String character) {
        return params.getContext() != null
                && params.getContext().getTriggerKind() == CompletionTriggerKind.TriggerCharacter
                && character.equals(params.getContext().getTriggerCharacter());
    }

    private CompletionList list(Proposals proposals) {
        List<CompletionItem> items = new ArrayList<>();
        boolean named = proposals.typed().length() > 0;
        for (Proposal proposal : proposals.all()) {
            boolean template = proposal.isSnippet() && !proposal.label().equals(proposal.filter());
            if (client.snippets() || !template) {
                items.add(item(proposal, items.size(), named));
            }
        }
        if (client.preselect() && !items.isEmpty()) {
            items.getFirst().setPreselect(true);
        }
        CompletionList list = new CompletionList(proposals.incomplete(), items);
        if (client.defaultRange()) {
            CompletionItemDefaults defaults = new CompletionItemDefaults();
            defaults.setEditRange(
                    client.insertReplace()
                            ? Either.forRight(new InsertReplaceRange(typed, word))
                            : Either.forLeft(typed));
            list.setItemDefaults(defaults);
        }
        return list;
    }

    private CompletionItem item(Proposal proposal, int rank, boolean named) {
        var item = new CompletionItem(proposal.label());
        item.setKind(kind(proposal.kind()));
        item.setSortText("%04d".formatted(rank));
        if (!proposal.filter().equals(proposal.label())) {
            item.setFilterText(proposal.filter());
        }
        if (!proposal.detail().isEmpty()) {
            detail(item, proposal.detail());
        }
        edit(item, proposal);
        if (client.commitCharacters() && isCommitted(proposal, named)) {
            item.setCommitCharacters(List.of(")"));
        }
        if (proposal.deprecated()) {
            deprecate(item);
        }
        proposal.rest()
                .ifPresent(rest ->
                        item.setAdditionalTextEdits(List.of(new TextEdit(snapshot.range(rest.span()), rest.text()))));
        data(proposal).ifPresent(item::setData);
        return item;
    }

    @SuppressWarnings("deprecation") // What clients understand that know no tags.
    private void deprecate(CompletionItem item) {
        if (client.deprecatedTag()) {
            item.setTags(List.of(CompletionItemTag.Deprecated));
        } else if (client.deprecatedFlag()) {
            item.setDeprecated(true);
        }
    }

    private void detail(CompletionItem item, String detail) {
        if (client.labelDetails()) {
            var details = new CompletionItemLabelDetails();
            details.setDescription(detail);
            item.setLabelDetails(details);
        } else {
            item.setDetail(detail);
        }
    }

    private void edit(CompletionItem item, Proposal proposal) {
        boolean snippet = client.snippets() && proposal.isSnippet();
        String text = snippet ? proposal.text() : proposal.plain();
        if (snippet) {
            item.setInsertTextFormat(InsertTextFormat.Snippet);
            if (client.adjustsIndentation()) {
                item.setInsertTextMode(InsertTextMode.AdjustIndentation);
            }
        }
        if (client.defaultRange()) {
            if (!text.equals(proposal.label())) {
                item.setTextEditText(text);
            }
        } else if (client.insertReplace()) {
            item.setTextEdit(Either.forRight(new InsertReplaceEdit(text, typed, word)));
        } else {
            item.setTextEdit(Either.forLeft(new TextEdit(typed, text)));
        }
    }

    /**
     * A parenthesis accepts what is complete before it. A name is accepted only if a part of it was typed, because an index
     * can be typed in its place.
     */
    private static boolean isCommitted(Proposal proposal, boolean named) {
        return switch (proposal.kind()) {
            case VALUE_TYPE -> true;
            case FUNCTION, TYPE, VARIABLE, ENTITY, FIELD, LABEL, MODULE -> named;
            case INSTRUCTION, WORD, VALUE, SHORTHAND, STRING -> false;
        };
    }

    /** What {@link CompletionResolution} needs to find it again. */
    private Optional<JsonElement> data(Proposal proposal) {
        if (proposal.kind() == Proposal.Kind.INSTRUCTION) {
            return Optional.of(new JsonPrimitive(proposal.filter()));
        }
        if (proposal.imported().isPresent()) {
            JsonArray data = new JsonArray();
            data.add(snapshot.uri());
            data.add(snapshot.version());
            data.add(proposal.imported().get().module());
            data.add(proposal.imported().get().name());
            return Optional.of(data);
        }
        return proposal.entry().map(entry -> {
            JsonArray data = new JsonArray();
            data.add(snapshot.uri());
            data.add(snapshot.version());
            data.add(typed.getStart().getLine());
            data.add(typed.getStart().getCharacter());
            data.add(entry.space().name().toLowerCase(Locale.ROOT));
            data.add(entry.index());
            data.add(entry.owner());
            return data;
        });
    }

    private static CompletionItemKind kind(Proposal.Kind kind) {
        return switch (kind) {
            case INSTRUCTION -> CompletionItemKind.Operator;
            case WORD -> CompletionItemKind.Keyword;
            case VALUE_TYPE -> CompletionItemKind.TypeParameter;
            case FUNCTION -> CompletionItemKind.Function;
            case TYPE -> CompletionItemKind.Class;
            case VARIABLE -> CompletionItemKind.Variable;
            case ENTITY, MODULE -> CompletionItemKind.Module;
            case FIELD -> CompletionItemKind.Field;
            case LABEL -> CompletionItemKind.Reference;
            case VALUE -> CompletionItemKind.Value;
            case SHORTHAND -> CompletionItemKind.Snippet;
            case STRING -> CompletionItemKind.Text;
        };
    }
}
