package dev.stepwasm.ide.action.fix;

import dev.stepwasm.ide.action.Place;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.source.Span;
import java.util.Optional;

/** Whether a function is used within its module, told from the text at once instead of from each instruction. */
final class Callers {
    private Callers() {}

    /** {@return whether the name of a function, or its number behind an instruction that takes one, stands elsewhere} */
    static boolean mayHave(Place place, FunctionAt function) {
        String text = place.source().text();
        Optional<Span> id = Syntax.id(function.field());
        return id.filter(span -> mentions(text, place.source().textOf(span), span.start()))
                        .isPresent()
                || mentions(text, "call " + function.index(), -1)
                || mentions(text, "ref.func " + function.index(), -1)
                || mentions(text, "func " + function.index(), -1)
                || mentions(text, "(start " + function.index(), -1)
                || function.module().module().elements().stream().anyMatch(element -> lists(element, function));
    }

    private static boolean lists(Element element, FunctionAt function) {
        return element.items() instanceof ElementItems.Functions(var indices)
                && indices.stream().anyMatch(index -> index == function.index());
    }

    private static boolean mentions(String text, String word, int except) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            if (at != except && (end == text.length() || "() \t\r\n;\"".indexOf(text.charAt(end)) >= 0)) {
                return true;
            }
        }
        return false;
    }
}
