package dev.stepwasm.ide.external;

import dev.stepwasm.wasm.module.ExternalKind;
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

    /** {@return whether an import of some type gets what it wants} */
    public boolean suits(ImportableType wanted) {
        return switch (origin.kind()) {
            case HOST -> type.suitsLoosely(wanted);
            case MODULE -> type.suits(wanted);
        };
    }
}
