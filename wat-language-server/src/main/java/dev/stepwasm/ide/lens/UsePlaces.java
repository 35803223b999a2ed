package dev.stepwasm.ide.lens;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.Lookup;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * All places where the definitions of a text are used, found in one pass over it and kept as long as its analysis. Safe for
 * use from any thread.
 */
public final class UsePlaces {
    private static final Map<Analysis, UsePlaces> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private final List<Map<IndexSpace, Entry[]>> modules;

    /** The places of one definition: offset and end of each, one after the other. */
    private static final class Entry {
        private int[] places = new int[4];
        private int size;

        void add(Span place) {
            if (size == places.length) {
                places = Arrays.copyOf(places, size * 2);
            }
            places[size++] = place.start();
            places[size++] = place.end();
        }
    }

    private UsePlaces(List<Map<IndexSpace, Entry[]>> modules) {
        this.modules = modules;
    }

    /** {@return the places of a text} */
    public static UsePlaces of(Analysis analysis) {
        UsePlaces known = KNOWN.get(analysis);
        if (known == null) {
            known = find(analysis);
            KNOWN.put(analysis, known);
        }
        return known;
    }

    /** {@return where a definition is used, in text order; itself not included} */
    public List<Span> of(int module, IndexSpace space, int index) {
        Entry[] entries =
                module >= 0 && module < modules.size() ? modules.get(module).get(space) : null;
        List<Span> places = new ArrayList<>();
        if (entries != null && index >= 0 && index < entries.length) {
            Entry entry = entries[index];
            for (int i = 0; i < entry.size; i += 2) {
                places.add(new Span(entry.places[i], entry.places[i + 1]));
            }
        }
        places.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return places;
    }

    private static UsePlaces find(Analysis analysis) {
        List<Map<IndexSpace, Entry[]>> modules = new ArrayList<>();
        for (ModuleAnalysis module : analysis.modules()) {
            modules.add(find(analysis.tree(), module));
        }
        return new UsePlaces(modules);
    }

    private static Map<IndexSpace, Entry[]> find(SyntaxTree tree, ModuleAnalysis module) {
        Map<IndexSpace, Entry[]> found = new EnumMap<>(IndexSpace.class);
        Lookup lookup = module.lowered().lookup();
        for (int segment = module.syntax().firstField();
                segment < module.syntax().end();
                segment++) {
            if (tree.segment(segment).kind().isField()) {
                int number = segment;
                lookup.forEachUse(segment, (token, space, index, owner) -> {
                    if (owner < 0 && index >= 0) {
                        Entry[] entries = found.computeIfAbsent(space, any -> entries(module, space));
                        if (index < entries.length) {
                            entries[index].add(tree.span(number, token));
                        }
                    }
                });
            }
        }
        return found;
    }

    private static Entry[] entries(ModuleAnalysis module, IndexSpace space) {
        Entry[] entries = new Entry[module.lowered().table(space).size()];
        Arrays.setAll(entries, i -> new Entry());
        return entries;
    }
}
