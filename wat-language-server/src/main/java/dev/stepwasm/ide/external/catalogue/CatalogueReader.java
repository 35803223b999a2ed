package dev.stepwasm.ide.external.catalogue;

import dev.stepwasm.ide.external.Importable;
import dev.stepwasm.ide.external.KnownModule;
import dev.stepwasm.ide.external.Origin;
import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads one catalogue. What is broken is left out; the rest counts. */
final class CatalogueReader {
    /** More of one file is not shown. */
    private static final int MOST_MISTAKES = 200;
    /** More are not read: what is this long was not written for people. */
    private static final int MOST_IMPORTS = 20_000;

    private final String name;
    private final String address;
    private final List<Mistake> mistakes = new ArrayList<>();
    private int imports;

    CatalogueReader(String name, String address) {
        this.name = name;
        this.address = address;
    }

    Catalogue read(String text) {
        Json whole = JsonParser.parse(text, this::report);
        new ShapeCheck(this::report).check(whole, CatalogueFormat.CATALOGUE);
        List<KnownModule> modules = new ArrayList<>();
        if (whole instanceof Json.Members catalogue) {
            String title = catalogue.text("title").map(Json.Text::value).orElse(name);
            String page = address.isEmpty()
                    ? catalogue.text("link").map(Json.Text::value).orElse("")
                    : address;
            Origin origin = new Origin(Origin.Kind.HOST, title, page, new Span(0, 0));
            TypeSyntax types = new TypeSyntax(texts(catalogue.get("types")), this::report);
            Constants constants = new Constants(catalogue.members("constants"));
            for (Json.Member module : catalogue.members("modules")) {
                if (module.value() instanceof Json.Members members) {
                    modules.add(module(module.name(), members, origin, types, constants));
                }
            }
        }
        mistakes.sort(Comparator.comparingInt(mistake -> mistake.span().start()));
        return new Catalogue(modules, mistakes);
    }

    private void report(Span span, String message) {
        if (mistakes.size() < MOST_MISTAKES) {
            mistakes.add(new Mistake(span, message));
        }
    }

    private KnownModule module(
            Json.Text module, Json.Members members, Origin origin, TypeSyntax types, Constants constants) {
        List<Importable> all = new ArrayList<>();
        for (Json.Member member : members.members("imports")) {
            if (imports++ >= MOST_IMPORTS) {
                report(member.name().span(), "more than " + MOST_IMPORTS + " imports are not read");
                break;
            }
            if (member.value() instanceof Json.Members about) {
                about.text("type").flatMap(types::of).ifPresent(type -> {
                    checkParameters(about, type);
                    String documentation = Documentation.of(about, constants, this::report);
                    all.add(new Importable(
                            module.value(),
                            member.name().value(),
                            type.type(),
                            type.parameters(),
                            documentation,
                            address.isEmpty() ? origin : origin.at(member.name().span())));
                });
            }
        }
        String documentation =
                members.text("documentation").map(Json.Text::value).orElse("");
        boolean broken = all.size() < members.members("imports").size();
        return new KnownModule(module.value(), documentation, origin, certainty(members, broken), all);
    }

    /** What is broken might be what is imported. */
    private static KnownModule.Certainty certainty(Json.Members module, boolean broken) {
        if (!module.flag("checked", true)) {
            return KnownModule.Certainty.HINT;
        }
        return module.flag("complete", false) && !broken ? KnownModule.Certainty.COMPLETE : KnownModule.Certainty.TYPES;
    }

    private void checkParameters(Json.Members about, TypeSyntax.Read type) {
        for (Json.Member parameter : about.members("parameters")) {
            if (!type.parameters().contains(parameter.name().value())) {
                report(
                        parameter.name().span(),
                        "the type has no parameter `$" + parameter.name().value() + "`");
            }
        }
    }

    private static List<Json.Text> texts(Optional<Json> list) {
        return list
                .map(value -> value instanceof Json.Items items ? items.all() : List.<Json>of())
                .orElse(List.of())
                .stream()
                .flatMap(item -> item instanceof Json.Text text
                        ? Optional.of(text).stream()
                        : Optional.<Json.Text>empty().stream())
                .toList();
    }
}
