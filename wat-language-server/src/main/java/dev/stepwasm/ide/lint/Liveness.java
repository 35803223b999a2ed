package dev.stepwasm.ide.lint;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wat.ModuleAnalysis;
import dev.stepwasm.wat.lower.Lookup;
import dev.stepwasm.wat.names.Identifier;
import dev.stepwasm.wat.names.IndexSpace;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What of a module can matter to anybody: its exports, its start function, the segments that are written when it is
 * instantiated, what a name with {@code $_} says is wanted, and all that these use. The rest can go, even where it uses
 * itself in a circle.
 */
public final class Liveness {
    private final Module module;
    private final ModuleAnalysis analysis;
    private final Map<IndexSpace, BitSet> live = new EnumMap<>(IndexSpace.class);
    private final Deque<Entry> open = new ArrayDeque<>();
    private final BitSet referenced = new BitSet();
    private final int[] groupStarts;

    private record Entry(IndexSpace space, int index) {}

    private Liveness(ModuleAnalysis analysis) {
        this.analysis = analysis;
        this.module = analysis.module();
        this.groupStarts = new int[module.types().size()];
        for (IndexSpace space : Lookup.MODULE_SPACES) {
            live.put(space, new BitSet());
        }
        int first = 0;
        for (RecursiveGroup group : module.types().groups()) {
            for (int i = 0; i < group.types().size(); i++) {
                groupStarts[first + i] = first;
            }
            first += group.types().size();
        }
    }

    /** {@return the indices of what does not matter, by index space; the module has no errors} */
    public static Map<IndexSpace, BitSet> dead(ModuleAnalysis analysis) {
        Liveness liveness = new Liveness(analysis);
        liveness.roots();
        liveness.spread();
        while (liveness.declare()) {
            liveness.spread();
        }
        Map<IndexSpace, BitSet> dead = new EnumMap<>(IndexSpace.class);
        for (IndexSpace space : Lookup.MODULE_SPACES) {
            BitSet rest = new BitSet();
            rest.set(0, analysis.lowered().table(space).size());
            rest.andNot(liveness.of(space));
            if (!rest.isEmpty()) {
                dead.put(space, rest);
            }
        }
        return dead;
    }

    private BitSet of(IndexSpace space) {
        return live.getOrDefault(space, new BitSet());
    }

    private void mark(IndexSpace space, int index) {
        BitSet known = live.get(space);
        if (known != null && index >= 0 && !known.get(index)) {
            known.set(index);
            open.push(new Entry(space, index));
        }
    }

    private void roots() {
        for (Export export : module.exports()) {
            mark(IndexSpace.valueOf(export.kind().name()), export.index());
        }
        module.start().ifPresent(start -> mark(IndexSpace.FUNCTION, start.function()));
        for (int i = 0; i < module.elements().size(); i++) {
            if (module.elements().get(i).mode() instanceof SegmentMode.Active) {
                mark(IndexSpace.ELEM, i);
            }
        }
        for (int i = 0; i < module.data().size(); i++) {
            if (module.data().get(i).mode() instanceof SegmentMode.Active) {
                mark(IndexSpace.DATA, i);
            }
        }
        for (IndexSpace space : Lookup.MODULE_SPACES) {
            for (String name : analysis.lowered().table(space).names().names()) {
                if (Unused.isSilenced(name)) {
                    String id = Identifier.show(name);
                    mark(space, analysis.lowered().table(space).names().find(id, 0, id.length()));
                }
            }
        }
    }

    private void spread() {
        while (!open.isEmpty()) {
            Entry entry = open.pop();
            UseCollector uses = new UseCollector();
            int index = entry.index();
            switch (entry.space()) {
                case TYPE -> types(index, uses);
                case FUNCTION -> function(index, uses);
                case TABLE -> {
                    uses.add(module.table(index).element());
                    int own = index - module.importedTableCount();
                    if (own >= 0) {
                        module.tables().get(own).initializer().ifPresent(value -> expression(value, uses));
                    }
                }
                case GLOBAL -> {
                    uses.add(module.global(index).type());
                    int own = index - module.importedGlobalCount();
                    if (own >= 0) {
                        expression(module.globals().get(own).initializer(), uses);
                    }
                }
                case TAG -> uses.add(IndexSpace.TYPE, module.tag(index).typeIndex());
                case ELEM -> element(module.elements().get(index), uses);
                case DATA -> data(module.data().get(index), uses);
                default -> {
                    // a memory uses nothing
                }
            }
            for (long use : uses.uses()) {
                IndexSpace space = UseCollector.space(use);
                mark(space == IndexSpace.FIELD ? IndexSpace.TYPE : space, UseCollector.index(use));
            }
        }
    }

    /** A type is what it is in its group only. */
    private void types(int index, UseCollector uses) {
        int first = groupStarts[index];
        for (int type = first; type < groupStarts.length && groupStarts[type] == first; type++) {
            SubType sub = module.types().get(type);
            uses.add(IndexSpace.TYPE, type);
            uses.add(sub.composite());
            sub.supertypes().forEach(above -> uses.add(IndexSpace.TYPE, above));
        }
    }

    private void function(int index, UseCollector uses) {
        uses.add(IndexSpace.TYPE, module.functionTypeIndex(index));
        int own = index - module.importedFunctionCount();
        if (own >= 0) {
            Function function = module.functions().get(own);
            module.locals(function).forEach(uses::add);
            analysis.lowered().code(own, (instruction, start, end) -> {
                uses.add(instruction.opcode(), instruction.immediates());
                reference(instruction);
            });
        }
    }

    private void reference(Instruction instruction) {
        if (instruction.opcode() == Opcode.REF_FUNC
                && instruction.immediates() instanceof Immediates.Index(int function)
                && function >= 0) {
            referenced.set(function);
        }
    }

    private static void expression(Expression expression, UseCollector uses) {
        expression.instructions().forEach(instruction -> uses.add(instruction.opcode(), instruction.immediates()));
    }

    private static void element(Element element, UseCollector uses) {
        if (element.mode() instanceof SegmentMode.Active(int table, Expression offset)) {
            uses.add(IndexSpace.TABLE, table);
            expression(offset, uses);
        }
        uses.add(element.type());
        switch (element.items()) {
            case ElementItems.Functions(List<Integer> functions) ->
                functions.forEach(function -> uses.add(IndexSpace.FUNCTION, function));
            case ElementItems.Expressions(List<Expression> items) -> items.forEach(item -> expression(item, uses));
        }
    }

    private static void data(Data data, UseCollector uses) {
        if (data.mode() instanceof SegmentMode.Active(int memory, Expression offset)) {
            uses.add(IndexSpace.MEMORY, memory);
            expression(offset, uses);
        }
    }

    /**
     * Code may refer to functions only that something outside of code mentions (core spec 3.4.10): what does so for others
     * stays.
     *
     * @return whether more is live now
     */
    private boolean declare() {
        BitSet missing = (BitSet) referenced.clone();
        for (Export export : module.exports()) {
            if (export.kind().name().equals(IndexSpace.FUNCTION.name()) && export.index() >= 0) {
                missing.clear(export.index());
            }
        }
        declarers(true, missing);
        declarers(false, missing);
        return !open.isEmpty();
    }

    private void declarers(boolean alive, BitSet missing) {
        for (IndexSpace space : List.of(IndexSpace.ELEM, IndexSpace.GLOBAL, IndexSpace.TABLE)) {
            for (int index = 0; index < analysis.lowered().table(space).size() && !missing.isEmpty(); index++) {
                if (of(space).get(index) == alive) {
                    declarer(space, index, missing);
                }
            }
        }
    }

    private void declarer(IndexSpace space, int index, BitSet missing) {
        BitSet mentioned = mentioned(module, space, index);
        if (mentioned.intersects(missing)) {
            missing.andNot(mentioned);
            mark(space, index);
        }
    }

    /** {@return the functions that an element segment, a global or a table mentions, so that code may refer to them} */
    public static BitSet mentioned(Module module, IndexSpace space, int index) {
        UseCollector uses = new UseCollector();
        switch (space) {
            case ELEM -> element(module.elements().get(index), uses);
            case GLOBAL -> {
                int own = index - module.importedGlobalCount();
                if (own >= 0) {
                    expression(module.globals().get(own).initializer(), uses);
                }
            }
            case TABLE -> {
                int own = index - module.importedTableCount();
                if (own >= 0) {
                    module.tables().get(own).initializer().ifPresent(value -> expression(value, uses));
                }
            }
            default -> {
                // mentions none
            }
        }
        BitSet functions = new BitSet();
        for (long use : uses.uses()) {
            if (UseCollector.space(use) == IndexSpace.FUNCTION) {
                functions.set(UseCollector.index(use));
            }
        }
        return functions;
    }
}
