package dev.stepwasm.ide.external.catalogue;

import dev.stepwasm.ide.external.KnownModule;
import java.util.List;

/**
 * What a catalogue says.
 *
 * @param modules all that could be read
 * @param mistakes what could not, by position
 */
public record Catalogue(List<KnownModule> modules, List<Mistake> mistakes) {
    /** Copies both lists. */
    public Catalogue {
        modules = List.copyOf(modules);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * {@return what a text says that should be a catalogue} It may be anything.
     *
     * @param name of the file, for people
     * @param address of the document
     */
    public static Catalogue read(String text, String name, String address) {
        return new CatalogueReader(name, address).read(text);
    }
}
