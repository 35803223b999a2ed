package dev.stepwasm.ide.outline;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.LoweredModule;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds what the modules of a text define by parts of its name, or of the name of one of its exports. */
public final class SymbolSearch {
    /** Best first; of those that fit equally the shorter names, then in text order. */
    public static final Comparator<Match> ORDER = Comparator.<Match>comparingInt(match -> -match.score())
            .thenComparingInt(match -> match.symbol().name().length());

    private static final List<IndexSpace> SPACES = List.of(
            IndexSpace.FUNCTION,
            IndexSpace.TYPE,
            IndexSpace.GLOBAL,
            IndexSpace.MEMORY,
            IndexSpace.TABLE,
            IndexSpace.TAG,
            IndexSpace.DATA,
            IndexSpace.ELEM);

    private SymbolSearch() {}

    /**
     * Something that was found.
     *
     * @param container name of the module, empty if it has none
     * @param score how well it fits, the more the better; comparable between texts
     */
    public record Match(Symbol symbol, String container, int score) {}

    /**
     * {@return what fits, best first}
     *
     * @param query letters that must occur in the name in this order, whatever their case; a {@code $} before them is left
     *     out
     * @param limit the most to return
     */
    public static List<Match> matching(Analysis analysis, String query, int limit) {
        String letters = letters(query);
        List<Candidate> found = new ArrayList<>();
        for (ModuleAnalysis module : analysis.modules()) {
            new Search(analysis.tree(), module, letters, found).search();
        }
        return found.stream()
                .sorted(Comparator.<Candidate>comparingInt(c -> -c.score).thenComparingInt(c -> c.name.length()))
                .limit(limit)
                .map(Candidate::match)
                .toList();
    }

    /** {@return how well a name fits a query, comparable with the score of a match; empty if it does not} */
    public static OptionalInt score(String query, String name) {
        return Fuzzy.score(letters(query), name.startsWith("$") ? name.substring(1) : name);
    }

    private static String letters(String query) {
        String letters = query.strip().replaceAll("\\s+", "");
        return letters.startsWith("$") ? letters.substring(1) : letters;
    }

    /** Something that fits, of which no more is known than is needed to rank it. */
    private record Candidate(
            SyntaxTree tree, ModuleAnalysis module, IndexSpace space, int index, String name, int score) {
        Match match() {
            String container = container(tree, module);
            if (index < 0) {
                Node header = new Node(tree, module.syntax().header(), 0);
                return new Match(
                        Symbol.of(
                                Symbol.Kind.MODULE,
                                Identifier.show(name),
                                "",
                                header.span(),
                                Syntax.id(header).orElse(header.span())),
                        "",
                        score);
            }
            Symbol symbol = EntrySymbol.of(tree, module, space, index);
            return new Match(symbol, container, score);
        }
    }

    private static String container(SyntaxTree tree, ModuleAnalysis module) {
        return moduleName(tree, module).map(Identifier::show).orElse("");
    }

    private static Optional<String> moduleName(SyntaxTree tree, ModuleAnalysis module) {
        if (module.syntax().header() < 0) {
            return Optional.empty();
        }
        return Syntax.id(new Node(tree, module.syntax().header(), 0))
                .map(id -> Identifier.name(tree.source().text(), id.start(), id.end()));
    }

    /** Goes through the names of one module. */
    private static final class Search {
        private final SyntaxTree tree;
        private final ModuleAnalysis module;
        private final String letters;
        private final List<Candidate> found;
        private final Map<IndexSpace, Map<Integer, Candidate>> byExport = new HashMap<>();

        Search(SyntaxTree tree, ModuleAnalysis module, String letters, List<Candidate> found) {
            this.tree = tree;
            this.module = module;
            this.letters = letters;
            this.found = found;
        }

        void search() {
            moduleName(tree, module)
                    .ifPresent(name -> candidate(IndexSpace.TYPE, -1, name).ifPresent(found::add));
            for (Export export : module.module().exports()) {
                IndexSpace space = IndexSpace.of(export.kind());
                candidate(space, export.index(), export.name())
                        .ifPresent(c -> byExport.computeIfAbsent(space, s -> new HashMap<>())
                                .merge(export.index(), c, Search::better));
            }
            SPACES.forEach(this::search);
        }

        private void search(IndexSpace space) {
            LoweredModule lowered = module.lowered();
            IndexTable table = lowered.table(space);
            Map<Integer, Candidate> exported = byExport.getOrDefault(space, Map.of());
            for (int index = 0; index < table.size(); index++) {
                Candidate best = exported.get(index);
                if (table.nameToken(index) >= 0) {
                    String name = name(tree, table.segment(index), table.nameToken(index));
                    Candidate named = candidate(space, index, name).orElse(null);
                    best = named == null ? best : best == null ? named : better(best, named);
                }
                if (best != null) {
                    found.add(best);
                }
            }
        }

        private Optional<Candidate> candidate(IndexSpace space, int index, String name) {
            OptionalInt score = Fuzzy.score(letters, name);
            return score.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Candidate(tree, module, space, index, name, score.getAsInt()));
        }

        private static Candidate better(Candidate one, Candidate other) {
            return one.score >= other.score ? one : other;
        }

        private static String name(SyntaxTree tree, int segment, int token) {
            int base = tree.start(segment);
            return Identifier.name(
                    tree.source().text(),
                    base + tree.segment(segment).tokens().start(token),
                    base + tree.segment(segment).tokens().end(token));
        }
    }
}
