package dev.stepwasm.ide.navigation;

import dev.stepwasm.ide.syntax.Syntax;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Use;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** All places of what a word is about. */
final class Places {
    private static final int SEGMENTS_BETWEEN_CHECKPOINTS = 64;

    private Places() {}

    /** {@return the places in the whole text, the definition first} */
    static List<Reference> of(Found found, Runnable checkpoint) {
        int base = found.scope().base();
        return inScope(found, checkpoint).stream()
                .map(reference -> reference.shifted(base))
                .toList();
    }

    private static List<Reference> inScope(Found found, Runnable checkpoint) {
        Analysis analysis = found.scope().analysis();
        return switch (found.subject()) {
            case Subject.Entry entry -> ofEntry(analysis, entry, checkpoint);
            case Subject.Comment comment -> List.of(new Reference(comment.name(), Reference.Kind.DEFINITION));
            case Subject.Imported imported ->
                imported.first()
                        ? Imports.sameModule(analysis, imported)
                        : ofEntry(analysis, imported.entry(), checkpoint);
            case Subject.Scripted scripted ->
                places(scripted.binding().name(), scripted.names().mentionsOf(scripted.binding()));
            case Subject.Exported exported ->
                places(
                        exported.literal(),
                        ScriptNames.of(analysis)
                                .mentionsOf(
                                        analysis.modules().indexOf(exported.module()),
                                        exported.export().name()));
            case Subject.Registered registered -> {
                ScriptNames.Registration registration = registered.registration();
                yield places(registration.literal(), Imports.of(analysis, registration));
            }
        };
    }

    static List<Reference> places(Span definition, List<Span> uses) {
        List<Reference> places = new ArrayList<>();
        places.add(new Reference(definition, Reference.Kind.DEFINITION));
        uses.forEach(use -> places.add(new Reference(use, Reference.Kind.READ)));
        return places;
    }

    private static List<Reference> ofEntry(Analysis analysis, Subject.Entry entry, Runnable checkpoint) {
        List<Reference> found = new ArrayList<>();
        found.add(new Reference(entry.definition().nameSpan(), Reference.Kind.DEFINITION));
        for (Use use : uses(analysis.tree(), entry.module(), entry.definition(), checkpoint)) {
            found.add(new Reference(use.span(), kind(analysis.tree(), use)));
        }
        return found;
    }

    /** {@return where an entry is used, in text order} */
    static List<Use> uses(SyntaxTree tree, ModuleAnalysis module, Definition definition, Runnable checkpoint) {
        List<Use> found = new ArrayList<>();
        boolean local = definition.space() == IndexSpace.LOCAL || definition.space() == IndexSpace.LABEL;
        int own = tree.segmentAt(definition.nameSpan().start());
        int from = local ? own : module.syntax().firstField();
        int to = local ? own + 1 : module.syntax().end();
        Mentions mentions = new Mentions(tree, definition);
        for (int segment = from; segment < to; segment++) {
            if (segment % SEGMENTS_BETWEEN_CHECKPOINTS == 0) {
                checkpoint.run();
            }
            if (tree.segment(segment).kind().isField() && (local || mentions.isIn(segment))) {
                module.lowered().lookup().uses(segment).stream()
                        .filter(use -> isOf(use, definition))
                        .forEach(found::add);
            }
        }
        return found;
    }

    static boolean isOf(Use use, Definition definition) {
        return use.space() == definition.space()
                && use.index() == definition.index()
                && use.owner() == definition.owner();
    }

    // Highlights.

    static List<Reference> highlights(Found found, Runnable checkpoint) {
        if (found.subject() instanceof Subject.Imported imported && !imported.first()) {
            return List.of(new Reference(found.origin(), Reference.Kind.READ));
        }
        List<Reference> places = new ArrayList<>(of(found, checkpoint));
        if (found.subject() instanceof Subject.Entry(ModuleAnalysis module, Definition definition)
                && definition.space() == IndexSpace.LABEL) {
            List<Span> keywords = keywords(found.scope().analysis(), definition);
            if (definition.name().isEmpty()) {
                places.removeFirst(); // its keyword is among them
            }
            keywords.forEach(
                    keyword -> places.add(new Reference(found.scope().absolute(keyword), Reference.Kind.KEYWORD)));
        }
        return places;
    }

    private static List<Span> keywords(Analysis analysis, Definition label) {
        if (label.index() == Use.FUNCTION_LABEL) {
            return List.of(label.nameSpan());
        }
        Node block = analysis.nodeAt(label.nameSpan().start());
        while (!block.span().equals(label.span()) && block.parent().isPresent()) {
            block = block.parent().get();
        }
        return Blocks.keywords(block);
    }

    // What happens there.

    private static Reference.Kind kind(SyntaxTree tree, Use use) {
        Node node = tree.nodeAt(use.span().start());
        int head = node.data().tokens().code(Syntax.firstToken(node));
        boolean writes = TokenCode.isOpcode(head) && isWrite(TokenCode.opcode(head), use.space());
        return writes ? Reference.Kind.WRITE : Reference.Kind.READ;
    }

    private static boolean isWrite(Opcode op, IndexSpace space) {
        return switch (op) {
            case LOCAL_SET, LOCAL_TEE -> space == IndexSpace.LOCAL;
            case GLOBAL_SET -> space == IndexSpace.GLOBAL;
            case STRUCT_SET -> space == IndexSpace.FIELD;
            case TABLE_SET, TABLE_FILL, TABLE_GROW -> space == IndexSpace.TABLE;
            default -> false;
        };
    }
}
