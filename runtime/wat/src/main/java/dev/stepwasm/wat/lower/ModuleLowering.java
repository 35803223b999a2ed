package dev.stepwasm.wat.lower;

import dev.stepwasm.wasm.module.CustomSection;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Immediate;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wat.annotate.Annotation;
import dev.stepwasm.wat.annotate.ModuleAnnotations;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.Nearest;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.tree.ModuleSyntax;
import dev.stepwasm.wat.tree.NodeKind;
import dev.stepwasm.wat.tree.Segment;
import dev.stepwasm.wat.tree.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a {@link Module} of the fields of one module: names first, then types, then all that refers to them. Function
 * bodies stay in the tree. Positions are offsets into the text.
 */
final class ModuleLowering {
    private final SyntaxTree tree;
    private final ModuleSyntax syntax;
    private final Problems problems;
    private final Nearest nearest;
    private final Names names = new Names();
    private final TypeUses typeUses = new TypeUses();
    private final Module.Builder builder = Module.builder();
    private final List<Integer> implicitPositions = new ArrayList<>();

    ModuleLowering(SyntaxTree tree, ModuleSyntax syntax, Problems problems, Nearest nearest) {
        this.tree = tree;
        this.syntax = syntax;
        this.problems = problems;
        this.nearest = nearest;
    }

    /** {@return the module without what only a binary needs} */
    LoweredModule lower() {
        return lower(false);
    }

    /** {@return the module with name section and data count} */
    LoweredModule lowerForAssembly() {
        return lower(true);
    }

    private LoweredModule lower(boolean forAssembly) {
        declare();
        types();
        collectTypeUses();
        FieldLowering fields = new FieldLowering(names, typeUses, nearest, UseListener.NONE, builder);
        for (int segment = syntax.firstField(); segment < syntax.end(); segment++) {
            fields.field(Part.absolute(tree, segment, problems));
        }
        if (forAssembly) {
            addBinaryParts();
        }
        return new LoweredModule(tree, names, typeUses, builder.build(), fields.bodies());
    }

    private void declare() {
        Declarations declarations = new Declarations(names);
        for (int segment = syntax.firstField(); segment < syntax.end(); segment++) {
            declarations.imports(Part.absolute(tree, segment, problems));
        }
        for (int segment = syntax.firstField(); segment < syntax.end(); segment++) {
            declarations.definitions(Part.absolute(tree, segment, problems));
        }
    }

    private TypeLowering typesOf(Part part) {
        return new TypeLowering(part, names, nearest, UseListener.NONE);
    }

    // Types.

    private void types() {
        int index = 0;
        for (int number = syntax.firstField(); number < syntax.end(); number++) {
            Part part = Part.absolute(tree, number, problems);
            Segment segment = part.segment();
            if (segment.kind() == NodeKind.TYPE_FIELD) {
                SubType type = typesOf(part).subType(0, index++);
                typeUses.add(RecursiveGroup.of(type));
                builder.add(RecursiveGroup.of(type), wordPosition(part, 0));
            } else if (segment.kind() == NodeKind.REC_FIELD) {
                index = recursiveGroup(part, index);
            }
        }
    }

    private int recursiveGroup(Part part, int first) {
        int index = first;
        List<SubType> group = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        Segment segment = part.segment();
        for (int child = 1; child < segment.nodeEnd(0); child = segment.nodeEnd(child)) {
            if (segment.kind(child) == NodeKind.TYPE_FIELD) {
                group.add(typesOf(part).subType(child, index++));
                positions.add(wordPosition(part, child));
            }
        }
        if (group.isEmpty()) {
            positions.add(wordPosition(part, 0));
        }
        typeUses.add(new RecursiveGroup(group));
        builder.add(
                new RecursiveGroup(group), positions.stream().mapToInt(i -> i).toArray());
        return index;
    }

    private static int wordPosition(Part part, int node) {
        return part.position(Declarations.nextToken(part, part.segment().firstToken(node) + 1));
    }

    /** Adds the types that type uses need, in text order; what is wrong in them is reported when they are resolved. */
    private void collectTypeUses() {
        int before = typeUses.groups().size();
        for (int number = syntax.firstField(); number < syntax.end(); number++) {
            Segment segment = tree.segment(number);
            Part part = Part.absolute(tree, number, new Problems());
            TypeLowering types = new TypeLowering(part, names, nearest, UseListener.NONE);
            int end = segment.nodeCount();
            for (int node = 1; node < end; node++) {
                if (segment.kind(node) == NodeKind.TYPE_USE && TypeUses.reference(part, node) < 0) {
                    collect(part, types, node);
                }
            }
        }
        typeUses.freeze();
        List<RecursiveGroup> groups = typeUses.groups();
        for (int i = before; i < groups.size(); i++) {
            builder.add(groups.get(i), implicitPositions.get(i - before));
        }
    }

    private void collect(Part part, TypeLowering types, int node) {
        FunctionType type = types.functionType(node);
        boolean block = part.segment().kind(node - 1) == NodeKind.INSTRUCTION
                && TokenCode.opcode(part.tokens().code(part.segment().firstToken(node - 1)))
                        .opensBlock();
        if (!block || !type.parameters().isEmpty() || type.results().size() > 1) {
            if (typeUses.collect(type)) {
                implicitPositions.add(part.nodePosition(node));
            }
        }
    }

    // What only a binary needs.

    private void addBinaryParts() {
        int count = names.table(IndexSpace.DATA).size();
        if (count > 0 && usesDataByIndex()) {
            builder.dataCount(count);
        }
        ModuleAnnotations annotations = ModuleAnnotations.of(tree, syntax, new Problems());
        builder.names(new NameSections(tree, syntax, names, typeUses, annotations).build());
        for (Annotation.Custom custom : annotations.customs()) {
            int after = custom.place().afterSection();
            builder.add(new CustomSection(
                    custom.name(), custom.contents(), after, custom.span().start()));
        }
    }

    /** {@return whether an instruction names a data segment, which takes a data count section} */
    private boolean usesDataByIndex() {
        for (int number = syntax.firstField(); number < syntax.end(); number++) {
            Tokens tokens = tree.segment(number).tokens();
            for (int token = 0; token < tokens.size(); token++) {
                int code = tokens.code(token);
                if (TokenCode.isOpcode(code)
                        && TokenCode.opcode(code).immediates().contains(Immediate.DATA)) {
                    return true;
                }
            }
        }
        return false;
    }
}
