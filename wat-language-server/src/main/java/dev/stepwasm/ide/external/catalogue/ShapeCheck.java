package dev.stepwasm.ide.external.catalogue;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.names.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Compares values with the shape that they should have. It goes as deep as the shapes, whatever the depth of the values. */
final class ShapeCheck {
    private final BiConsumer<Span, String> mistakes;
    private final Nearest nearest = new Nearest();

    /** @param mistakes gets what is wrong, with its place */
    ShapeCheck(BiConsumer<Span, String> mistakes) {
        this.mistakes = mistakes;
    }

    void check(Json value, Shape shape) {
        switch (shape) {
            case Shape.Text text -> expect(value, value instanceof Json.Text, "a string");
            case Shape.Type type -> expect(value, value instanceof Json.Text, "a type in a string");
            case Shape.Definition definition ->
                expect(value, value instanceof Json.Text, "a type definition in a string");
            case Shape.Flag flag -> expect(value, value instanceof Json.Truth, "`true` or `false`");
            case Shape.Whole whole ->
                expect(value, value instanceof Json.Numeral n && n.digits().matches("-?[0-9]+"), "a whole number");
            case Shape.ListOf(Shape item) -> {
                if (value instanceof Json.Items(Span span, List<Json> all)) {
                    all.forEach(one -> check(one, item));
                } else {
                    expect(value, false, "an array");
                }
            }
            case Shape.MapOf(Shape inner) -> {
                if (value instanceof Json.Members members) {
                    twice(members);
                    members.each().forEach(member -> check(member.value(), inner));
                } else {
                    expect(value, false, "an object");
                }
            }
            case Shape.Fields fields -> {
                if (value instanceof Json.Members members) {
                    twice(members);
                    fields(members, fields);
                } else {
                    expect(value, false, "an object");
                }
            }
        }
    }

    private void expect(Json value, boolean fits, String wanted) {
        if (!fits && !(value instanceof Json.Null missing && missing.span().length() == 0)) {
            mistakes.accept(value.span(), "expected " + wanted + " but found " + value.noun());
        }
    }

    private void twice(Json.Members members) {
        Map<String, Json.Member> seen = new HashMap<>();
        for (Json.Member member : members.all()) {
            if (seen.putIfAbsent(member.name().value(), member) != null) {
                mistakes.accept(
                        member.name().span(), "`" + member.name().value() + "` is there twice; the first one counts");
            }
        }
    }

    private void fields(Json.Members members, Shape.Fields fields) {
        for (Json.Member member : members.each()) {
            Optional<Shape.Field> field = fields.all().stream()
                    .filter(known -> known.name().equals(member.name().value()))
                    .findFirst();
            field.ifPresentOrElse(known -> check(member.value(), known.shape()), () -> unknown(member.name(), fields));
        }
        for (Shape.Field field : fields.all()) {
            if (field.required() && members.get(field.name()).isEmpty()) {
                Span opener = new Span(members.span().start(), members.span().start() + 1);
                mistakes.accept(opener, "`" + field.name() + "` is missing");
            }
        }
    }

    private void unknown(Json.Text name, Shape.Fields fields) {
        List<String> known = fields.all().stream().map(Shape.Field::name).toList();
        String meant = nearest.to(name.value(), known)
                .map(found -> "; did you mean `" + found + "`?")
                .orElse("; known are "
                        + String.join(
                                ", ", known.stream().map(k -> "`" + k + "`").toList()));
        mistakes.accept(name.span(), "unknown name `" + name.value() + "`" + meant);
    }
}
