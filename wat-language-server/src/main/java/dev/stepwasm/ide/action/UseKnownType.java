package dev.stepwasm.ide.action;

import dev.stepwasm.ide.external.ImportSite;
import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.function.Consumer;

/** Gives an import the type that the host or module gives it. Parameters get the names that are known. */
final class UseKnownType implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        place.field()
                .filter(field -> !place.findings().isEmpty())
                .ifPresent(field -> place.module()
                        .ifPresent(module -> module.module().imports().stream()
                                .filter(imported -> field.span().start() <= imported.position()
                                        && imported.position() < field.span().end())
                                .findFirst()
                                .flatMap(imported -> ImportSite.of(place.tree(), module.module(), imported))
                                .ifPresent(site -> place.finding(Lint.IMPORT_MISMATCH, site.typeSpan())
                                        .ifPresent(wrong -> offer(place, site, wrong, actions)))));
    }

    private void offer(Place place, ImportSite site, Action.Fixed wrong, Consumer<Action> actions) {
        for (Importable offer : place.imports()
                .findCertain(site.imported().module(), site.imported().name())) {
            String title = "Import it as `" + offer.type().show() + "`";
            if (!offer.type().isPlain()) {
                actions.accept(Action.disabled(kind(), title, "it refers to types that this module may not have"));
            } else if (site.description().isEmpty()
                    && offer.kind() != site.imported().type().kind()) {
                actions.accept(Action.disabled(kind(), title, "the definition around the import is of another kind"));
            } else {
                Node whole = site.description().orElse(site.field());
                int from = afterName(site, whole);
                int to = whole.span().end() - 1;
                if (Layout.hasComments(whole)) {
                    actions.accept(Action.disabled(kind(), title, "there is a comment in it"));
                } else {
                    actions.accept(
                            edit(site, offer, title, whole, new Span(from, to)).fixing(wrong));
                }
            }
        }
    }

    private Action edit(ImportSite site, Importable offer, String title, Node whole, Span content) {
        boolean other = offer.kind() != site.imported().type().kind();
        return other
                ? Action.of(
                        kind(),
                        title,
                        whole.span(),
                        offer.description(Syntax.id(whole)
                                .map(whole.tree().source()::textOf)
                                .orElse("")))
                : Action.of(kind(), title, content, offer.content());
    }

    /** What stands before the type: the keyword, a name, and in a definition exports and the import itself. */
    private static int afterName(ImportSite site, Node whole) {
        if (site.description().isEmpty()) {
            return Syntax.children(whole, NodeKind.INLINE_IMPORT)
                    .getLast()
                    .span()
                    .end();
        }
        return Syntax.id(whole).orElseGet(() -> Syntax.keyword(whole)).end();
    }
}
