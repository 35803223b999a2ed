package dev.stepwasm.ide.external.catalogue;

import dev.stepwasm.wasm.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Puts together what a catalogue says about an import, in Markdown. */
final class Documentation {
    private Documentation() {}

    static String of(Json.Members about, Constants constants, BiConsumer<Span, String> mistakes) {
        List<String> paragraphs = new ArrayList<>();
        about.text("documentation").map(Json.Text::value).ifPresent(paragraphs::add);
        for (Json.Member parameter : about.members("parameters")) {
            if (parameter.value() instanceof Json.Text text) {
                paragraphs.add("`" + parameter.name().value() + "`: " + text.value());
            }
        }
        if (about.get("constants").orElse(null) instanceof Json.Items items) {
            for (Json item : items.all()) {
                if (item instanceof Json.Text name) {
                    constants
                            .group(name.value())
                            .ifPresentOrElse(
                                    paragraphs::add,
                                    () -> mistakes.accept(
                                            name.span(), "there are no constants `" + name.value() + "`"));
                }
            }
        }
        return String.join("\n\n", paragraphs);
    }
}
