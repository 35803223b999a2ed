package dev.stepwasm.ide.lint;

import dev.stepwasm.ide.external.ImportSite;
import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.KnownModule;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lex.Word;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Imports that no host and no other module gives, as far as is known for sure. Modules that a script registers itself are
 * its own affair, and so are modules within commands, which are often meant to fail.
 */
final class ImportChecks {
    private final Analysis analysis;
    private final KnownImports known;
    private final Rules rules;
    private final Set<String> registered;
    private final Nearest nearest = new Nearest();

    ImportChecks(Analysis analysis, KnownImports known, Rules rules) {
        this.analysis = analysis;
        this.known = known;
        this.rules = rules;
        boolean any = analysis.modules().stream()
                .flatMap(module -> module.module().imports().stream())
                .anyMatch(imported -> !known.sources(imported.module()).isEmpty());
        this.registered = any ? registered(analysis.tree()) : Set.of();
    }

    private static Set<String> registered(SyntaxTree tree) {
        Set<String> names = new HashSet<>();
        for (int segment = 0; segment < tree.size(); segment++) {
            if (tree.segment(segment).kind() == NodeKind.COMMAND) {
                Tokens tokens = tree.segment(segment).tokens();
                boolean register = false;
                for (int token = 0; token < tokens.size(); token++) {
                    int code = tokens.code(token);
                    register |= code == Word.REGISTER.code();
                    if (register && code == TokenCode.STRING) {
                        StringLiteral.utf8(StringLiteral.bytes(tree.text(segment, token)))
                                .ifPresent(names::add);
                    }
                    boolean done = register ? code == TokenCode.STRING : !isBeforeKeyword(tokens, token);
                    if (done) {
                        break;
                    }
                }
            }
        }
        return names;
    }

    private static boolean isBeforeKeyword(Tokens tokens, int token) {
        return tokens.isTrivia(token) || tokens.code(token) == TokenCode.OPEN;
    }

    void check(ModuleAnalysis module, List<Finding> found) {
        if (isDefinition(module)) {
            return;
        }
        for (Import imported : module.module().imports()) {
            boolean ours = !known.sources(imported.module()).isEmpty() && !registered.contains(imported.module());
            if (ours) {
                ImportSite.of(analysis.tree(), module.module(), imported).ifPresent(site -> check(site, found));
            }
        }
    }

    /** {@return whether a module of a script is made no instance of} */
    private boolean isDefinition(ModuleAnalysis module) {
        int header = module.syntax().header();
        if (header < 0) {
            return false;
        }
        Tokens tokens = analysis.tree().segment(header).tokens();
        for (int token = 0; token < tokens.size(); token++) {
            if (tokens.code(token) == Word.DEFINITION.code()) {
                return true;
            }
        }
        return false;
    }

    private void check(ImportSite site, List<Finding> found) {
        if (site.offers(known).isEmpty()) {
            if (rules.contain(Lint.UNKNOWN_IMPORT)
                    && known.isComplete(site.imported().module())) {
                found.add(unknown(site));
            }
            return;
        }
        List<Importable> certain =
                known.findCertain(site.imported().module(), site.imported().name());
        boolean suits = site.offers(known).stream().anyMatch(offer -> offer.suits(site.type()));
        if (rules.contain(Lint.IMPORT_MISMATCH) && !certain.isEmpty() && !suits) {
            found.add(mismatch(site, certain));
        }
    }

    private Finding unknown(ImportSite site) {
        String module = site.imported().module();
        Set<String> names = known.of(module).stream().map(Importable::name).collect(Collectors.toSet());
        Optional<String> meant = nearest.to(site.imported().name(), names);
        String who = known.sources(module).stream()
                .map(KnownModule::origin)
                .map(origin -> origin.title())
                .distinct()
                .collect(Collectors.joining(" and "));
        String words = who + " has no `" + StringLiteral.show(site.imported().name()) + "` in `"
                + StringLiteral.show(module) + "`"
                + meant.map(name -> "; did you mean `" + StringLiteral.show(name) + "`?")
                        .orElse("");
        return new Finding(Lint.UNKNOWN_IMPORT, site.name(), words, List.of());
    }

    private static Finding mismatch(ImportSite site, List<Importable> offers) {
        String given = offers.stream()
                .map(offer ->
                        "`" + offer.type().show() + "` of " + offer.origin().title())
                .distinct()
                .collect(Collectors.joining(", or "));
        String words = "`" + site.type().show() + "` is imported, but `"
                + StringLiteral.show(site.imported().name()) + "` is " + given;
        return new Finding(Lint.IMPORT_MISMATCH, site.typeSpan(), words, List.of());
    }
}
