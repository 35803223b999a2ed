package dev.stepwasm.ide.workspace;

import dev.stepwasm.ide.syntax.Definitions;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.Lookup;
import dev.stepwasm.wat.names.Definition;
import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.tree.Node;
import dev.stepwasm.wat.tree.NodeKind;
import java.util.List;

/** What a text says about something that it exports. */
final class ExportFacts {
    private static final int LONGEST = 2_000;

    private ExportFacts() {}

    static Exported.Facts of(Analysis analysis, ModuleAnalysis module, Export export) {
        Lookup lookup = module.lowered().lookup();
        return lookup.definition(IndexSpace.of(export.kind()), export.index(), -1)
                .map(definition ->
                        new Exported.Facts(parameters(module, lookup, export), comment(analysis, definition)))
                .orElse(Exported.Facts.NONE);
    }

    private static List<String> parameters(ModuleAnalysis module, Lookup lookup, Export export) {
        if (IndexSpace.of(export.kind()) != IndexSpace.FUNCTION) {
            return List.of();
        }
        FunctionType type = module.module().functionType(export.index());
        return type == null
                ? List.of()
                : lookup.locals(export.index()).stream()
                        .limit(type.parameters().size())
                        .map(local -> local.name().orElse(""))
                        .toList();
    }

    private static String comment(Analysis analysis, Definition definition) {
        Node node = analysis.nodeAt(definition.span().start());
        Node whole = node.kind() == NodeKind.IMPORT_DESCRIPTION ? node.parent().orElse(node) : node;
        String comment = Definitions.comment(whole);
        return comment.length() <= LONGEST ? comment : comment.substring(0, LONGEST) + "…";
    }
}
