package dev.stepwasm.ide.hover;

import dev.stepwasm.ide.external.ImportSite;
import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.external.KnownModule;
import dev.stepwasm.ide.hover.HoverText.Part;
import dev.stepwasm.ide.syntax.Token;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What hosts and other modules say about something that is imported. */
final class ImportHover {
    private ImportHover() {}

    /** {@return what is known about an import} */
    static List<Part> of(ImportSite site, KnownImports imports) {
        List<Part> parts = new ArrayList<>();
        for (Importable importable : site.best(imports)) {
            parts.add(new Part.Fact("From", importable.origin().title()));
            parts.add(new Part.Code(
                    importable.type().type().isPresent()
                            ? "(import " + StringLiteral.show(importable.module()) + " "
                                    + StringLiteral.show(importable.name()) + " " + importable.description("") + ")"
                            : importable.kind().keyword()));
            if (!importable.documentation().isEmpty()) {
                parts.add(new Part.Prose(importable.documentation()));
            }
            link(importable.origin().title(), importable.origin().address()).ifPresent(parts::add);
        }
        return parts;
    }

    /** {@return what is known about a module, on the first string of an import} */
    static List<Part> module(Analysis analysis, Token string, KnownImports imports) {
        List<Part> parts = new ArrayList<>();
        Optional<ImportSite> site = ImportSite.at(analysis, string)
                .filter(at -> string.span().start() < at.name().start());
        site.ifPresent(at -> {
            for (KnownModule module : imports.sources(at.imported().module())) {
                parts.add(new Part.Fact("From", module.origin().title()));
                if (!module.documentation().isEmpty()) {
                    parts.add(new Part.Prose(module.documentation()));
                }
                link(module.origin().title(), module.origin().address()).ifPresent(parts::add);
            }
        });
        return parts;
    }

    private static Optional<Part> link(String title, String address) {
        return address.isEmpty() ? Optional.empty() : Optional.of(new Part.Link(title, address));
    }
}
