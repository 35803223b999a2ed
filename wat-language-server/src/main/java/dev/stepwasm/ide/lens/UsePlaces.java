package dev.stepwasm.ide.lens;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All places where the definitions of a text are used, found in one pass over it. Fields that are the same as in an earlier
 * version, in a module whose names and types are, are not looked at again. Immutable; safe for use from any thread.
 */
public final class UsePlaces {
    private static final IndexSpace[] SPACES = IndexSpace.values();

    private final Analysis analysis;
    private final List<Map<Segment, int[]>> fields;
    private final List<Map<IndexSpace, Entry[]>> entries;

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

    /** The uses in one field: space, index and token of each, one after the other. */
    private static final class Uses {
        private int[] data = new int[12];
        private int size;

        void add(IndexSpace space, int index, int token) {
            if (size == data.length) {
                data = Arrays.copyOf(data, size * 2);
            }
            data[size++] = space.ordinal();
            data[size++] = index;
            data[size++] = token;
        }

        int[] all() {
            return Arrays.copyOf(data, size);
        }
    }

    private UsePlaces(Analysis analysis, List<Map<Segment, int[]>> fields, List<Map<IndexSpace, Entry[]>> entries) {
        this.analysis = analysis;
        this.fields = fields;
        this.entries = entries;
    }

    /**
     * {@return the places of a text}
     *
     * @param earlier those of another version of it, which may be the same one
     */
    public static UsePlaces of(Analysis analysis, Optional<UsePlaces> earlier) {
        if (earlier.isPresent() && earlier.get().analysis == analysis) {
            return earlier.get();
        }
        List<Map<Segment, int[]>> fields = new ArrayList<>();
        List<Map<IndexSpace, Entry[]>> entries = new ArrayList<>();
        for (int number = 0; number < analysis.modules().size(); number++) {
            ModuleAnalysis module = analysis.modules().get(number);
            int which = number;
            Map<Segment, int[]> known =
                    earlier.map(places -> places.known(which, module)).orElse(Map.of());
            Map<Segment, int[]> found = fields(analysis.tree(), module, known);
            fields.add(found);
            entries.add(entries(analysis.tree(), module, found));
        }
        return new UsePlaces(analysis, fields, entries);
    }

    /** {@return the uses in the fields of a module, as far as they are the same in the other version} */
    private Map<Segment, int[]> known(int number, ModuleAnalysis now) {
        boolean alike = number < analysis.modules().size()
                && now.lowered().judgesBodiesLike(analysis.modules().get(number).lowered());
        return alike ? fields.get(number) : Map.of();
    }

    /** {@return where a definition is used, in text order; itself not included} */
    public List<Span> of(int module, IndexSpace space, int index) {
        Entry[] all =
                module >= 0 && module < entries.size() ? entries.get(module).get(space) : null;
        List<Span> places = new ArrayList<>();
        if (all != null && index >= 0 && index < all.length) {
            Entry entry = all[index];
            for (int i = 0; i < entry.size; i += 2) {
                places.add(new Span(entry.places[i], entry.places[i + 1]));
            }
        }
        places.sort((a, b) -> Integer.compare(a.start(), b.start()));
        return places;
    }

    private static Map<Segment, int[]> fields(SyntaxTree tree, ModuleAnalysis module, Map<Segment, int[]> known) {
        Map<Segment, int[]> found = new IdentityHashMap<>();
        for (int number = module.syntax().firstField(); number < module.syntax().end(); number++) {
            Segment segment = tree.segment(number);
            if (segment.kind().isField()) {
                int[] before = known.get(segment);
                found.put(segment, before == null ? uses(module, number) : before);
            }
        }
        return found;
    }

    private static int[] uses(ModuleAnalysis module, int segment) {
        Uses uses = new Uses();
        module.lowered().lookup().forEachUse(segment, (token, space, index, owner) -> {
            if (owner < 0 && index >= 0) {
                uses.add(space, index, token);
            }
        });
        return uses.all();
    }

    private static Map<IndexSpace, Entry[]> entries(
            SyntaxTree tree, ModuleAnalysis module, Map<Segment, int[]> fields) {
        Map<IndexSpace, Entry[]> all = new EnumMap<>(IndexSpace.class);
        for (int number = module.syntax().firstField(); number < module.syntax().end(); number++) {
            int[] uses = fields.getOrDefault(tree.segment(number), new int[0]);
            for (int i = 0; i < uses.length; i += 3) {
                Entry[] entries = all.computeIfAbsent(SPACES[uses[i]], space -> entries(module, space));
                if (uses[i + 1] < entries.length) {
                    entries[uses[i + 1]].add(tree.span(number, uses[i + 2]));
                }
            }
        }
        return all;
    }

    private static Entry[] entries(ModuleAnalysis module, IndexSpace space) {
        Entry[] entries = new Entry[module.lowered().table(space).size()];
        Arrays.setAll(entries, i -> new Entry());
        return entries;
    }
}
