package dev.stepwasm.ide.action;

import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mistake that someone can make. */
enum Mutation {
    /** A function, global, type and so on is gone. */
    DELETE_DEFINITION {
        @Override
        String of(Analysis program, Random random) {
            return without(program, nodes(program.tree(), node -> node.kind().isField()), random);
        }
    },
    /** A parameter, local or result is gone. */
    DELETE_DECLARATION {
        @Override
        String of(Analysis program, Random random) {
            return without(
                    program,
                    nodes(program.tree(), node -> switch (node.kind()) {
                        case LOCAL, PARAM, RESULT, FIELD, MUTABLE -> true;
                        default -> false;
                    }),
                    random);
        }
    },
    /** An operand or another instruction is gone. */
    DELETE_INSTRUCTION {
        @Override
        String of(Analysis program, Random random) {
            return without(
                    program, nodes(program.tree(), node -> node.kind() == NodeKind.FOLDED || isFlat(node)), random);
        }
    },
    /** There is an instruction too many. */
    ADD_INSTRUCTION {
        @Override
        String of(Analysis program, Random random) {
            List<Node> places = nodes(program.tree(), node -> node.kind() == NodeKind.FOLDED || isFlat(node));
            if (places.isEmpty()) {
                return program.source().text();
            }
            Node place = places.get(random.nextInt(places.size()));
            String type = TYPES.get(random.nextInt(TYPES.size()));
            String added = place.kind() == NodeKind.FOLDED ? "(" + type + ".const 7) " : type + ".const 7 ";
            return replaced(program, new Span(place.span().start(), place.span().start()), added);
        }
    },
    /** A type of number, or of an instruction, is another one. */
    CHANGE_TYPE {
        @Override
        String of(Analysis program, Random random) {
            return matched(program, NUMBER, TYPES.get(random.nextInt(TYPES.size())), random);
        }
    },
    /** A name is misspelt, or a number another one. */
    CHANGE_NAME {
        @Override
        String of(Analysis program, Random random) {
            return matched(program, NAME, "$other", random);
        }
    },
    /** A parenthesis or an {@code end} is gone. */
    DELETE_END {
        @Override
        String of(Analysis program, Random random) {
            return matched(program, END, "", random);
        }
    },
    /** A parenthesis or an {@code end} is too many, or one stands for the other. */
    ADD_END {
        @Override
        String of(Analysis program, Random random) {
            return matched(program, END, List.of(" )) ", " end ", " ) end ").get(random.nextInt(3)), random);
        }
    },
    /** Two fields have changed places. */
    SWAP_FIELDS {
        @Override
        String of(Analysis program, Random random) {
            List<Node> fields = nodes(program.tree(), node -> node.kind().isField() && node.index() == 0);
            if (fields.size() < 2) {
                return program.source().text();
            }
            int number = random.nextInt(fields.size() - 1);
            Span first = fields.get(number).span();
            Span second = fields.get(number + 1).span();
            String text = program.source().text();
            return text.substring(0, first.start())
                    + program.source().textOf(second)
                    + text.substring(first.end(), second.start())
                    + program.source().textOf(first)
                    + text.substring(second.end());
        }
    };

    private static final List<String> TYPES = List.of("i32", "i64", "f32", "f64");
    private static final Pattern NUMBER = Pattern.compile("(?<=[\\s(])[if](?:32|64)(?=[.\\s)])");
    private static final Pattern NAME = Pattern.compile("\\$[\\w.]+(?=[\\s)])");
    private static final Pattern END = Pattern.compile("\\)|\\bend\\b");

    abstract String of(Analysis program, Random random);

    static Mutation any(Random random) {
        return values()[random.nextInt(values().length)];
    }

    private static boolean isFlat(Node node) {
        if (node.kind() != NodeKind.INSTRUCTION) {
            return false;
        }
        NodeKind parent = node.parent().map(Node::kind).orElse(NodeKind.STRAY);
        return parent == NodeKind.BODY || parent == NodeKind.BLOCK || parent == NodeKind.THEN;
    }

    private static List<Node> nodes(SyntaxTree tree, Predicate<Node> wanted) {
        List<Node> found = new ArrayList<>();
        for (int segment = 0; segment < tree.size(); segment++) {
            if (tree.segment(segment).kind().isField()) {
                for (int node = 0; node < tree.segment(segment).nodeCount(); node++) {
                    Node candidate = new Node(tree, segment, node);
                    if (wanted.test(candidate)) {
                        found.add(candidate);
                    }
                }
            }
        }
        return found;
    }

    private static String without(Analysis program, List<Node> nodes, Random random) {
        return nodes.isEmpty()
                ? program.source().text()
                : replaced(program, nodes.get(random.nextInt(nodes.size())).span(), "");
    }

    /** Replaces a match within a field, outside of comments and strings. */
    private static String matched(Analysis program, Pattern pattern, String by, Random random) {
        List<Span> found = new ArrayList<>();
        SyntaxTree tree = program.tree();
        Matcher matcher = pattern.matcher(program.source().text());
        while (matcher.find()) {
            int segment = tree.segmentAt(matcher.start());
            Tokens tokens = tree.segment(segment).tokens();
            int token = tokens.touching(matcher.start() - tree.start(segment));
            boolean code = token >= 0 && !tokens.isTrivia(token) && tokens.code(token) != TokenCode.STRING;
            if (code && tree.segment(segment).kind().isField()) {
                found.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return found.isEmpty()
                ? program.source().text()
                : replaced(program, found.get(random.nextInt(found.size())), by);
    }

    private static String replaced(Analysis program, Span span, String by) {
        String text = program.source().text();
        return text.substring(0, span.start()) + by + text.substring(span.end());
    }
}
