package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.module.NameSection;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.annotate.ModuleAnnotations;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the symbolic names of a text for the name section. */
final class NameSections {
    private final SyntaxTree tree;
    private final ModuleSyntax syntax;
    private final Names names;
    private final TypeUses typeUses;
    private final ModuleAnnotations annotations;

    NameSections(SyntaxTree tree, ModuleSyntax syntax, Names names, TypeUses typeUses, ModuleAnnotations annotations) {
        this.tree = tree;
        this.syntax = syntax;
        this.names = names;
        this.typeUses = typeUses;
        this.annotations = annotations;
    }

    NameSection build() {
        Map<Integer, Map<Integer, String>> locals = new TreeMap<>();
        Map<Integer, Map<Integer, String>> labels = new TreeMap<>();
        IndexTable functions = names.table(IndexSpace.FUNCTION);
        for (int function = 0; function < functions.size(); function++) {
            new OfFunction(function, functions.segment(function)).collect(locals, labels);
        }
        return new NameSection(
                moduleName(),
                of(IndexSpace.FUNCTION),
                locals,
                labels,
                of(IndexSpace.TYPE),
                of(IndexSpace.TABLE),
                of(IndexSpace.MEMORY),
                of(IndexSpace.GLOBAL),
                of(IndexSpace.ELEM),
                of(IndexSpace.DATA),
                fields(),
                of(IndexSpace.TAG));
    }

    private Optional<String> moduleName() {
        return annotations.moduleName().or(this::moduleIdentifier);
    }

    private Optional<String> moduleIdentifier() {
        if (syntax.header() < 0) {
            return Optional.empty();
        }
        Tokens tokens = tree.segment(syntax.header()).tokens();
        int last = tokens.size() - 1;
        return tokens.code(last) == TokenCode.ID ? Optional.of(name(syntax.header(), last)) : Optional.empty();
    }

    private String name(int segment, int token) {
        Tokens tokens = tree.segment(segment).tokens();
        int base = tree.start(segment);
        return Identifier.name(tree.source().text(), base + tokens.start(token), base + tokens.end(token));
    }

    /** {@return the name that an annotation gives to a node, else the identifier that is the token, if any} */
    private Optional<String> name(int segment, int node, int token) {
        Optional<String> given = annotations.name(segment, node);
        return given.isPresent() || token < 0 ? given : Optional.of(name(segment, token));
    }

    private Map<Integer, String> of(IndexSpace space) {
        Map<Integer, String> found = new TreeMap<>();
        IndexTable table = names.table(space);
        for (int index = 0; index < table.size(); index++) {
            int at = index;
            name(table.segment(index), table.node(index), table.nameToken(index))
                    .ifPresent(name -> found.put(at, name));
        }
        return found;
    }

    private Map<Integer, Map<Integer, String>> fields() {
        Map<Integer, Map<Integer, String>> found = new TreeMap<>();
        IndexTable types = names.table(IndexSpace.TYPE);
        for (int type = 0; type < types.size(); type++) {
            Map<Integer, String> ofType = fields(types.segment(type), types.node(type), names.fieldTokens(type));
            if (!ofType.isEmpty()) {
                found.put(type, ofType);
            }
        }
        return found;
    }

    private Map<Integer, String> fields(int number, int typeNode, int[] nameTokens) {
        Map<Integer, String> found = new TreeMap<>();
        Segment segment = tree.segment(number);
        for (int field = 0; field < nameTokens.length; field++) {
            if (nameTokens[field] >= 0) {
                found.put(field, name(number, nameTokens[field]));
            }
        }
        int field = 0;
        for (int node = typeNode + 1; node < segment.nodeEnd(typeNode); node++) {
            if (segment.kind(node) == NodeKind.FIELD) {
                int at = field;
                annotations.name(number, node).ifPresent(name -> found.put(at, name));
                field += fieldCount(segment, node);
            }
        }
        return found;
    }

    /** {@return how many fields a clause declares: what stands between its first word and its end, a name aside} */
    private static int fieldCount(Segment segment, int node) {
        Tokens tokens = segment.tokens();
        int count = -1; // the word
        int depth = 0;
        for (int token = segment.firstToken(node) + 1; token < segment.tokenEnd(node) - 1; token++) {
            int code = tokens.code(token);
            if (tokens.isTrivia(token) || code == TokenCode.ID && depth == 0) {
                continue;
            }
            depth -= code == TokenCode.CLOSE ? 1 : 0;
            count += depth == 0 && code != TokenCode.CLOSE ? 1 : 0;
            depth += code == TokenCode.OPEN ? 1 : 0;
        }
        return count;
    }

    /** Names of parameters, locals and labels of one function. */
    private final class OfFunction {
        private final int function;
        private final Segment segment;
        private final Part part;

        OfFunction(int function, int number) {
            this.function = function;
            this.segment = tree.segment(number);
            this.part = Part.relative(tree, number, new Problems());
        }

        void collect(Map<Integer, Map<Integer, String>> locals, Map<Integer, Map<Integer, String>> labels) {
            Map<Integer, String> ofLocals = new TreeMap<>();
            Map<Integer, String> ofLabels = new TreeMap<>();
            if (segment.kind() == NodeKind.FUNCTION_FIELD) {
                FunctionLowering lowering = lowering(listener(ofLabels));
                for (int local = 0; local < lowering.localTypes().size(); local++) {
                    int at = local;
                    name(part.number(), lowering.localNode(local), lowering.localToken(local))
                            .ifPresent(name -> ofLocals.put(at, name));
                }
                if (hasLabels()) {
                    lowering.lower((instruction, start, end) -> {});
                }
            } else {
                imported(ofLocals);
            }
            if (!ofLocals.isEmpty()) {
                locals.put(function, ofLocals);
            }
            if (!ofLabels.isEmpty()) {
                labels.put(function, ofLabels);
            }
        }

        /** Parameters in {@code (import "m" "f" (func (param $x i32)))}. */
        private void imported(Map<Integer, String> locals) {
            TypeLowering types = new TypeLowering(part, names, new Nearest(), UseListener.NONE);
            List<ValueType> parameters = new ArrayList<>();
            for (int node = 1; node < segment.nodeCount(); node++) {
                if (segment.kind(node) == NodeKind.PARAM) {
                    int at = parameters.size();
                    int token = Items.inGroup(part, node).token(TokenCode.ID);
                    name(part.number(), node, token).ifPresent(name -> locals.put(at, name));
                    types.addTypes(node, parameters);
                }
            }
        }

        private FunctionLowering lowering(UseListener listener) {
            TypeLowering types = new TypeLowering(part, names, new Nearest(), UseListener.NONE);
            int use = Declarations.child(part, NodeKind.TYPE_USE);
            FunctionType type = typeUses.space().function(typeUses.resolve(part, types, use));
            FunctionType known = type == null ? FunctionType.EMPTY : type;
            return new FunctionLowering(part, names, typeUses, new Nearest(), listener, function, known);
        }

        private UseListener listener(Map<Integer, String> labels) {
            return new UseListener() {
                @Override
                public void use(int token, IndexSpace space, int index, int owner) {
                    // only blocks are of interest
                }

                @Override
                public void block(int number, int head) {
                    name(part.number(), head, labelToken(head)).ifPresent(name -> labels.put(number, name));
                }
            };
        }

        private int labelToken(int head) {
            int token = Declarations.nextToken(part, segment.firstToken(head) + 1);
            return token < segment.tokenEnd(head) && segment.tokens().code(token) == TokenCode.ID ? token : -1;
        }

        private boolean hasLabels() {
            for (int node = 1; node < segment.nodeCount(); node++) {
                if (segment.kind(node) == NodeKind.INSTRUCTION
                        && TokenCode.opcode(segment.tokens().code(segment.firstToken(node)))
                                .opensBlock()
                        && (labelToken(node) >= 0
                                || annotations.name(part.number(), node).isPresent())) {
                    return true;
                }
            }
            return false;
        }
    }
}
