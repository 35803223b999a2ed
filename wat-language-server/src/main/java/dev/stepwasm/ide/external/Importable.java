package dev.stepwasm.ide.external;

import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.names.Identifier;
import java.util.List;

/**
 * Something that can be imported.
 *
 * @param module the first string of an import of it
 * @param name the second string
 * @param parameters names of the parameters if it is a function, without {@code $}; empty strings for those without one,
 *     and fewer than there are parameters if the last have none
 * @param documentation in Markdown, empty if there is none
 */
public record Importable(
        String module, String name, ImportableType type, List<String> parameters, String documentation, Origin origin) {
    /** Copies the list. */
    public Importable {
        parameters = List.copyOf(parameters);
    }

    /** {@return what it is} */
    public ExternalKind kind() {
        return type.kind();
    }

    /** {@return the name of a parameter}, empty if it has none */
    public String parameter(int number) {
        return number < parameters.size() ? parameters.get(number) : "";
    }

    /**
     * {@return what stands behind the strings of an import of it}, as {@code (func $f (param $x i32))}
     *
     * @param id the name that it gets, with its {@code $}; empty for none
     */
    public String description(String id) {
        return "(" + kind().keyword() + (id.isEmpty() ? "" : " " + id) + content() + ")";
    }

    /** {@return the same without parentheses, keyword and name}, with a space before it if it is not empty */
    public String content() {
        if (kind() != ExternalKind.FUNCTION || type.function().isEmpty() || parameters.isEmpty()) {
            String shown = type.show();
            int end = kind().keyword().length() + 1;
            return shown.startsWith("(") ? shown.substring(end, shown.length() - 1) : "";
        }
        FunctionType function = type.function().get();
        TypeWords words = new TypeWords(type.types());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < function.parameters().size(); i++) {
            String name = parameter(i).isEmpty() ? "" : Identifier.show(parameter(i)) + " ";
            text.append(" (param ")
                    .append(name)
                    .append(words.value(function.parameters().get(i)))
                    .append(')');
        }
        return text + words.signature(new FunctionType(List.of(), function.results()));
    }

    /** {@return whether an import of some type gets what it wants} */
    public boolean suits(ImportableType wanted) {
        return switch (origin.kind()) {
            case HOST -> type.suitsLoosely(wanted);
            case MODULE -> type.suits(wanted);
        };
    }
}
