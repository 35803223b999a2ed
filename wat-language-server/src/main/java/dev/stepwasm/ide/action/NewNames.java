package dev.stepwasm.ide.action;

import dev.stepwasm.ide.Replacement;
import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.lower.Lookup;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Names for what has none: that of its export or import if that is short, else of what it is and its number. They are unique
 * in their index space, those of labels in their function.
 */
final class NewNames {
    /** A longer name would be paid for at each use. */
    private static final int SHORT = 32;
    /** Whether a name means another label is found out by a look at so many blocks. */
    private static final int FAR = 1_000;

    private final SyntaxTree tree;
    private final ModuleAnalysis module;
    private final Lookup lookup;
    private final boolean whole;
    private final Map<IndexSpace, BitSet> used = new EnumMap<>(IndexSpace.class);
    private final Map<Integer, BitSet> usedFields = new TreeMap<>();
    private final Map<IndexSpace, Map<Integer, String>> names = new EnumMap<>(IndexSpace.class);
    private final Map<Integer, Map<Integer, String>> fields = new HashMap<>();
    private final List<Replacement> edits = new ArrayList<>();
    private boolean named;

    /**
     * None yet.
     *
     * @param whole whether what is defined outside of functions may get names
     */
    NewNames(SyntaxTree tree, ModuleAnalysis module, boolean whole) {
        this.tree = tree;
        this.module = module;
        this.lookup = module.lowered().lookup();
        this.whole = whole;
    }

    /** {@return what is to be changed, in no order} */
    List<Replacement> edits() {
        return edits;
    }

    /** Notes what a field uses by number. */
    void collect(int number) {
        Segment segment = tree.segment(number);
        if (!segment.tokens().contains(TokenCode.NAT)) {
            return;
        }
        lookup.forEachUse(number, (token, space, index, owner) -> {
            if (index < 0 || !isNumber(segment, token)) {
                return;
            }
            if (space == IndexSpace.FIELD) {
                usedFields.computeIfAbsent(owner, o -> new BitSet()).set(index);
            } else if (space != IndexSpace.LOCAL && space != IndexSpace.LABEL) {
                used.computeIfAbsent(space, s -> new BitSet())
                        .set(Math.min(index, module.lowered().table(space).size()));
            }
        });
    }

    /** The oldest way to name the table or memory of a segment is by number only. */
    private static boolean isNumber(Segment segment, int token) {
        if (segment.tokens().code(token) != TokenCode.NAT) {
            return false;
        }
        int node = segment.nodeOfToken(token);
        return segment.kind(node) != NodeKind.SEGMENT_USE
                || segment.tokens().code(segment.firstToken(node)) == TokenCode.OPEN;
    }

    /** Writes the names in a field. */
    void write(int number) {
        if (!named) {
            named = true;
            used.forEach(this::nameSpace);
            usedFields.forEach(this::nameFields);
        }
        Segment segment = tree.segment(number);
        if (segment.tokens().contains(TokenCode.NAT)) {
            FunctionNames inside = segment.kind() == NodeKind.FUNCTION_FIELD ? new FunctionNames(number) : null;
            lookup.forEachUse(number, (token, space, index, owner) -> {
                if (index >= 0 && isNumber(segment, token)) {
                    String name = switch (space) {
                        case LOCAL -> inside == null ? null : inside.locals.get(index);
                        case LABEL -> inside == null ? null : inside.label(token, index);
                        case FIELD -> fields.getOrDefault(owner, Map.of()).get(index);
                        default -> names.getOrDefault(space, Map.of()).get(index);
                    };
                    if (name != null) {
                        edits.add(new Replacement(tree.span(number, token), Identifier.show(name)));
                    }
                }
            });
        }
    }

    private void nameSpace(IndexSpace space, BitSet indices) {
        IndexTable table = module.lowered().table(space);
        Set<String> taken = new HashSet<>(table.names().names());
        Map<Integer, String> known = whole ? foreign(space) : Map.of();
        Map<Integer, String> all = names.computeIfAbsent(space, s -> new HashMap<>());
        for (int index = indices.nextSetBit(0);
                index >= 0 && index < table.size();
                index = indices.nextSetBit(index + 1)) {
            Definition definition = lookup.definition(space, index, -1).orElseThrow();
            NodeKind kind = tree.segment(table.segment(index)).kind(table.node(index));
            if (definition.name().filter(name -> !name.isEmpty()).isPresent()) {
                all.put(index, definition.name().get());
            } else if (whole
                    && definition.name().isEmpty()
                    && kind != NodeKind.INLINE_DATA
                    && kind != NodeKind.INLINE_ELEM) {
                String name = unique(taken, known.getOrDefault(index, stem(space) + index));
                all.put(index, name);
                insert(definition.nameSpan().end(), name);
            }
        }
    }

    private static String stem(IndexSpace space) {
        return space == IndexSpace.FUNCTION ? "func" : space.name().toLowerCase(Locale.ROOT);
    }

    private static String unique(Set<String> taken, String wanted) {
        String name = wanted;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }

    /** Under what names things are exported or imported, as far as these can be names here. */
    private Map<Integer, String> foreign(IndexSpace space) {
        Map<Integer, String> found = new HashMap<>();
        Module records = module.module();
        for (Export export : records.exports()) {
            if (export.kind().name().equals(space.name())) {
                found.putIfAbsent(export.index(), plain(export.name()));
            }
        }
        int index = 0;
        for (Import item : records.imports()) {
            if (item.type().kind().name().equals(space.name())) {
                found.putIfAbsent(index++, plain(item.module() + "." + item.name()));
            }
        }
        found.values().removeIf(name -> name.isEmpty() || name.length() > SHORT);
        return found;
    }

    private static String plain(String name) {
        return name.length() > SHORT ? "" : name.replaceAll("[^!#-'*+\\-./0-9:<-Z\\\\^_`a-z|~]", "_");
    }

    private void nameFields(int type, BitSet indices) {
        List<Definition> all = lookup.fields(type);
        Map<Integer, String> known = fields.computeIfAbsent(type, t -> new HashMap<>());
        nameMembers(all, indices, "field", known, whole);
    }

    /** Gives names to parameters, locals or fields, which may share a group. */
    private void nameMembers(
            List<Definition> all, BitSet indices, String stem, Map<Integer, String> known, boolean mayName) {
        Set<String> taken = new HashSet<>();
        all.forEach(member -> member.name().ifPresent(taken::add));
        int from = 0;
        while (from < all.size()) {
            Definition first = all.get(from);
            int to = from + 1;
            while (to < all.size() && all.get(to).span().equals(first.span())) {
                to++;
            }
            if (first.name().filter(name -> !name.isEmpty()).isPresent()) {
                known.put(from, first.name().get());
            } else if (mayName
                    && first.name().isEmpty()
                    && indices.get(from, to).cardinality() > 0) {
                nameGroup(first, from, to, indices, stem, known, taken);
            }
            from = to;
        }
    }

    private void nameGroup(
            Definition first,
            int from,
            int to,
            BitSet indices,
            String stem,
            Map<Integer, String> known,
            Set<String> taken) {
        Node node = tree.nodeAt(first.span().start());
        boolean fits = switch (node.kind()) {
            case PARAM, LOCAL, FIELD -> node.span().equals(first.span());
            default -> false; // its function says by its type only that there is such a parameter
        };
        TypeGroup group = new TypeGroup(node);
        if (!fits || group.hasComments()) {
            return;
        }
        List<String> types = group.types();
        if (types.size() != to - from) {
            return;
        }
        for (int index = from; index < to; index++) {
            if (indices.get(index)) {
                known.put(index, unique(taken, stem + index));
            }
        }
        if (types.size() == 1) {
            insert(Syntax.keyword(node).end(), known.getOrDefault(from, ""));
            return;
        }
        List<String> groups = new ArrayList<>();
        for (int index = from; index < to; index++) {
            String name = known.get(index);
            groups.add("(" + group.word() + (name == null ? "" : " " + Identifier.show(name)) + " "
                    + types.get(index - from) + ")");
        }
        edits.add(new Replacement(group.span(), String.join(" ", groups)));
    }

    private void insert(int offset, String name) {
        String text = tree.source().text();
        char next = offset < text.length() ? text.charAt(offset) : ' ';
        boolean apart = Character.isWhitespace(next) || next == '(' || next == ')' || next == ';';
        edits.add(new Replacement(new Span(offset, offset), " " + Identifier.show(name) + (apart ? "" : " ")));
    }

    /** The locals and labels of a function. */
    private final class FunctionNames {
        private final Map<Integer, String> locals = new HashMap<>();
        private final Map<Integer, String> labels = new HashMap<>();
        private final Set<String> several = new HashSet<>();
        private final BlockScopes scopes;

        FunctionNames(int number) {
            Segment segment = tree.segment(number);
            Tokens tokens = segment.tokens();
            this.scopes = BlockScopes.of(segment);
            int function = module.lowered().table(IndexSpace.FUNCTION).indexIn(number);
            BitSet usedLocals = new BitSet();
            BitSet usedLabels = new BitSet();
            lookup.forEachUse(number, (token, space, index, owner) -> {
                if (index >= 0 && tokens.code(token) == TokenCode.NAT) {
                    if (space == IndexSpace.LOCAL) {
                        usedLocals.set(index);
                    } else if (space == IndexSpace.LABEL) {
                        usedLabels.set(index);
                    }
                }
            });
            if (!usedLocals.isEmpty()) {
                nameMembers(lookup.locals(function), usedLocals, "local", locals, true);
            }
            if (!usedLabels.isEmpty()) {
                nameLabels(number, usedLabels);
            }
        }

        private void nameLabels(int number, BitSet indices) {
            Set<String> taken = new HashSet<>();
            for (int block = 0; block < scopes.count(); block++) {
                String name =
                        Labels.name(new Node(tree, number, scopes.head(block))).orElse("");
                if (!name.isEmpty()) {
                    labels.put(block, name);
                    if (!taken.add(name)) {
                        several.add(name);
                    }
                }
            }
            for (int block = indices.nextSetBit(0);
                    block >= 0 && block < scopes.count();
                    block = indices.nextSetBit(block + 1)) {
                Node head = new Node(tree, number, scopes.head(block));
                if (Syntax.id(head).isEmpty()) {
                    String name = unique(taken, "label" + block);
                    labels.put(block, name);
                    insert(Syntax.keyword(head).end(), name);
                }
            }
        }

        /** {@return the name of a block, null if it means another block where a token stands} */
        private @Nullable String label(int token, int block) {
            String name = labels.get(block);
            if (name == null || !several.contains(name)) {
                return name;
            }
            int around = scopes.innermost(token);
            for (int i = 0; i < FAR && around >= 0; i++) {
                if (around == block) {
                    return name;
                }
                if (name.equals(labels.get(around))) {
                    return null;
                }
                around = scopes.outer(around);
            }
            return null;
        }
    }
}
