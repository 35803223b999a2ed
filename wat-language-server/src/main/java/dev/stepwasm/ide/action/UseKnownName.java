package dev.stepwasm.ide.action;

import dev.stepwasm.ide.external.ImportSite;
import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.ide.external.KnownImports;
import dev.stepwasm.ide.lint.Lint;
import dev.stepwasm.wat.lex.StringLiteral;
import dev.stepwasm.wat.names.Nearest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Imports what the host or module has, where a similar name stands that it has not. */
final class UseKnownName implements Offer {
    @Override
    public Action.Kind kind() {
        return Action.Kind.QUICK_FIX;
    }

    @Override
    public void at(Place place, Consumer<Action> actions) {
        place.token()
                .flatMap(token -> ImportSite.at(place.analysis(), token))
                .ifPresent(site -> place.finding(Lint.UNKNOWN_IMPORT, site.name())
                        .ifPresent(unknown -> meant(site, place.imports()).ifPresent(name -> {
                            String shown = StringLiteral.show(name);
                            actions.accept(Action.of(kind(), "Import `" + shown + "`", site.name(), shown)
                                    .fixing(unknown)
                                    .asPreferred());
                        })));
    }

    private static Optional<String> meant(ImportSite site, KnownImports imports) {
        Set<String> names = imports.of(site.imported().module()).stream()
                .map(Importable::name)
                .collect(Collectors.toSet());
        return new Nearest().to(site.imported().name(), names);
    }
}
