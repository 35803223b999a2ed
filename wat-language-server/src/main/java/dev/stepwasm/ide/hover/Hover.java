package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.external.ImportSite;
import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.catalogue.HostCatalogues;
import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.navigation.Meaning;
import dev.stepwasm.ide.navigation.Scope;
import dev.stepwasm.ide.syntax.Annotations;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to show when the pointer rests on a token. */
public final class Hover {
    private Hover() {}

    /** {@return what to show at an offset} */
    public static Optional<HoverText> at(Analysis analysis, int offset) {
        return at(analysis, offset, HostCatalogues.all());
    }

    /**
     * {@return the same, if more or less is known about imports than hosts offer}
     *
     * @param imports what can be imported from outside of the text
     */
    public static Optional<HoverText> at(Analysis analysis, int offset, KnownImports imports) {
        Optional<Token> token = Token.at(analysis.tree(), offset);
        boolean command =
                token.filter(found -> found.node().kind() == NodeKind.COMMAND).isPresent();
        Scope scope = command ? Scope.at(analysis, offset) : new Scope(analysis, 0);
        if (scope.base() > 0) {
            return within(scope.analysis(), offset - scope.base(), imports).map(text -> text.shifted(scope.base()));
        }
        return token.flatMap(found -> shown(analysis, found, offset, imports));
    }

    /** A module within a command is a text of its own, which holds no commands. */
    private static Optional<HoverText> within(Analysis module, int offset, KnownImports imports) {
        return Token.at(module.tree(), offset).flatMap(token -> shown(module, token, offset, imports));
    }

    /** {@return what to show about a definition, wherever it is used} */
    public static HoverText of(Analysis analysis, ModuleAnalysis module, Definition definition) {
        return new HoverText(definition.nameSpan(), DefinitionHover.of(analysis, module, definition));
    }

    private static Optional<HoverText> shown(Analysis analysis, Token token, int offset, KnownImports imports) {
        if (token.code() == TokenCode.ANNOTATION) {
            Span id = Annotations.id(analysis.source().text(), token.span());
            return id.start() <= offset && offset <= id.end()
                    ? WordHover.annotation(token).map(parts -> new HoverText(id, parts))
                    : Optional.empty();
        }
        return parts(analysis, token, offset, imports).map(parts -> new HoverText(token.span(), parts));
    }

    private static Optional<List<Part>> parts(Analysis analysis, Token token, int offset, KnownImports imports) {
        int code = token.code();
        if (token.node().kind() == NodeKind.CATCH_CLAUSE && token.isKeyword()) {
            return WordHover.of(token); // spelled like an instruction of the legacy exceptions
        }
        if (TokenCode.isOpcode(code)) {
            return Optional.of(InstructionHover.of(analysis, token));
        }
        if (TokenCode.isWord(code)) {
            return word(token);
        }
        return switch (code) {
            case TokenCode.ID -> named(analysis, token, offset, imports);
            case TokenCode.NAT, TokenCode.INT, TokenCode.FLOAT ->
                named(analysis, token, offset, imports).or(() -> LiteralHover.of(analysis, token));
            case TokenCode.OFFSET_IS, TokenCode.ALIGN_IS -> LiteralHover.memoryArgument(token);
            case TokenCode.STRING -> Optional.of(string(analysis, token, imports));
            default -> Optional.empty();
        };
    }

    private static Optional<List<Part>> word(Token token) {
        return WordHover.of(token).map(parts -> {
            List<Part> all = new ArrayList<>(parts);
            if (VectorHover.isShape(TokenCode.word(token.code()))) {
                all.addAll(Math.min(2, all.size()), VectorHover.vector(token));
            }
            return all;
        });
    }

    private static List<Part> string(Analysis analysis, Token token, KnownImports imports) {
        List<Part> parts = new ArrayList<>(StringHover.of(analysis, token));
        ImportSite.at(analysis, token)
                .filter(site -> site.name().equals(token.span()))
                .ifPresent(site -> parts.addAll(ImportHover.of(site, imports)));
        parts.addAll(ImportHover.module(analysis, token, imports));
        return parts;
    }

    private static Optional<List<Part>> named(Analysis analysis, Token token, int offset, KnownImports imports) {
        if (token.node().kind() == NodeKind.COMMAND || token.node().kind() == NodeKind.MODULE_START) {
            return Meaning.at(analysis, offset)
                    .map(meaning -> DefinitionHover.of(meaning.analysis(), meaning.module(), meaning.definition()));
        }
        return analysis.definitionAt(offset)
                .flatMap(definition -> analysis.moduleAt(offset).map(module -> {
                    List<Part> parts = new ArrayList<>(DefinitionHover.of(analysis, module, definition));
                    parts.addAll(1, LabelHover.of(analysis, token, definition));
                    ImportSite.of(analysis.tree(), module, definition)
                            .ifPresent(site -> parts.addAll(ImportHover.of(site, imports)));
                    return parts;
                }));
    }
}
