package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;
import java.util.Optional;

/** Where things are defined and used; numeric indices count as much as names. */
public final class Navigation {
    private Navigation() {}

    /** {@return where what the name, index or string at an offset stands for is defined} */
    public static Optional<Target> definition(Analysis analysis, int offset) {
        return Found.at(analysis, offset).flatMap(found -> switch (found.subject()) {
            case Subject.Entry entry -> target(found, entry);
            case Subject.Comment comment -> Optional.of(target(found, comment.name(), comment.name()));
            case Subject.Scripted scripted ->
                Optional.of(target(
                        found, scripted.binding().whole(), scripted.binding().name()));
            case Subject.Exported exported -> exported(found, exported);
            case Subject.Imported imported -> imported(found, imported).or(() -> target(found, imported.entry()));
            case Subject.Registered registered ->
                registered.registration().instance().map(i -> target(found, i.whole(), i.name()));
        });
    }

    /**
     * {@return where what the word at an offset stands for is declared} The same as its definition, but a name of an import
     * leads to the import and not to what a script lets it stand for.
     */
    public static Optional<Target> declaration(Analysis analysis, int offset) {
        return Found.at(analysis, offset)
                .flatMap(found -> found.subject() instanceof Subject.Imported imported
                        ? target(found, imported.entry())
                        : definition(analysis, offset));
    }

    /** {@return where the type of what the word at an offset stands for is defined, if the text writes it} */
    public static Optional<Target> typeDefinition(Analysis analysis, int offset) {
        return Found.at(analysis, offset)
                .flatMap(found -> found.entry()
                        .flatMap(entry -> TypeOf.entry(found.scope(), entry)
                                .map(type -> target(found, type.span(), type.nameSpan()))));
    }

    /**
     * {@return all places of what the word at an offset stands for, the definition first}
     *
     * @param checkpoint called now and then; what it throws ends the search
     */
    public static List<Reference> references(Analysis analysis, int offset, Runnable checkpoint) {
        return Found.at(analysis, offset)
                .map(found -> Places.of(found, checkpoint))
                .orElse(List.of());
    }

    /** {@return what belongs together with the word at an offset: all places, and the keywords of a block} */
    public static List<Reference> highlights(Analysis analysis, int offset, Runnable checkpoint) {
        return Found.at(analysis, offset)
                .or(() -> branch(analysis, offset))
                .map(found -> Places.highlights(found, checkpoint))
                .orElse(List.of());
    }

    /** The label of the branch whose keyword is at an offset. */
    private static Optional<Found> branch(Analysis analysis, int offset) {
        Scope scope = Scope.at(analysis, offset);
        return Token.wordAt(scope.analysis().tree(), offset - scope.base())
                .filter(token -> token.isKeyword() && token.node().kind() == NodeKind.INSTRUCTION)
                .flatMap(Blocks::labelOperand)
                .flatMap(operand ->
                        Found.at(analysis, scope.absolute(operand.span()).start()));
    }

    private static Optional<Target> exported(Found found, Subject.Exported exported) {
        boolean isUse = !found.token().span().equals(exported.literal());
        if (!isUse) {
            return found.entry().flatMap(entry -> target(found, entry));
        }
        Span literal = exported.literal();
        Span field = found.scope().analysis().nodeAt(literal.start()).span();
        return Optional.of(target(found, field, literal));
    }

    /** What a script lets the name of an import stand for. */
    private static Optional<Target> imported(Found found, Subject.Imported imported) {
        Analysis analysis = found.scope().analysis();
        return ScriptNames.of(analysis)
                .registration(
                        imported.imported().module(), imported.entry().module().syntax())
                .flatMap(registration -> imported.first()
                        ? Optional.of(target(found, registration.literal(), registration.literal()))
                        : Found.exported(
                                        analysis,
                                        registration.instance(),
                                        imported.imported().name())
                                .map(subject -> (Subject.Exported) subject)
                                .map(exported -> target(
                                        found,
                                        analysis.nodeAt(exported.literal().start())
                                                .span(),
                                        exported.literal())));
    }

    private static Optional<Target> target(Found found, Subject.Entry entry) {
        Definition definition = entry.definition();
        return Optional.of(target(found, definition.span(), definition.nameSpan()));
    }

    private static Target target(Found found, Span whole, Span selection) {
        Scope scope = found.scope();
        // an unnamed thing of an abbreviation may have a keyword that is not its own
        Span around = new Span(Math.min(whole.start(), selection.start()), Math.max(whole.end(), selection.end()));
        return new Target(found.origin(), scope.absolute(around), scope.absolute(selection));
    }
}
