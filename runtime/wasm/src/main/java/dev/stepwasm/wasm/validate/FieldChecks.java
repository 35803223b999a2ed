package dev.stepwasm.wasm.validate;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Global;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.LocalGroup;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.module.Start;
import dev.stepwasm.wasm.module.Table;
import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wasm.problem.ProblemSink;
import dev.stepwasm.wasm.problem.RelatedPosition;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.HashMap;
import java.util.List;

/** The rules of module fields (core spec 3.5), code of functions excepted. */
final class FieldChecks {
    private final Module module;
    private final ProblemSink problems;
    private final TypeChecks types;
    private final ConstantExpressions constants;

    FieldChecks(Module module, ProblemSink problems) {
        this.module = module;
        this.problems = problems;
        this.types = new TypeChecks(module.types(), problems);
        this.constants = new ConstantExpressions(module, problems);
    }

    void check() {
        types.definitions(module::typePosition);
        module.imports().forEach(this::imported);
        module.functions().forEach(this::function);
        module.tables().forEach(this::table);
        module.memories().forEach(memory -> types.memory(memory.type(), memory.position()));
        module.tags().forEach(tag -> types.tag(tag.type().typeIndex(), tag.position()));
        globals();
        exports();
        module.start().ifPresent(this::start);
        module.elements().forEach(this::element);
        module.data().forEach(this::data);
    }

    private void imported(Import imported) {
        int position = imported.position();
        switch (imported.type()) {
            case ExternalType.Function(int typeIndex) -> types.function(typeIndex, position);
            case ExternalType.Table(var type) -> types.table(type, position);
            case ExternalType.Memory(var type) -> types.memory(type, position);
            case ExternalType.Global(var type) -> types.value(type.type(), position);
            case ExternalType.Tag(var type) -> types.tag(type.typeIndex(), position);
        }
    }

    private void function(Function function) {
        types.function(function.typeIndex(), function.position());
        for (LocalGroup group : function.body().locals()) {
            types.value(group.type(), function.position());
        }
    }

    private void table(Table table) {
        types.table(table.type(), table.position());
        if (table.initializer().isPresent()) {
            constants.check(table.initializer().get(), table.type().element(), module.importedGlobalCount());
        } else if (!table.type().element().nullable()) {
            problems.report(
                    Problem.TYPE_MISMATCH,
                    table.position(),
                    "a table of " + table.type().element().show()
                            + " needs an initial value, since it cannot hold null");
        }
    }

    private void globals() {
        int visible = module.importedGlobalCount();
        for (Global global : module.globals()) {
            types.value(global.type().type(), global.position());
            constants.check(global.initializer(), global.type().type(), visible++);
        }
    }

    private void exports() {
        var first = new HashMap<String, Integer>();
        for (Export export : module.exports()) {
            exists(export.kind(), export.index(), export.position());
            Integer earlier = first.putIfAbsent(export.name(), export.position());
            if (earlier != null) {
                problems.report(
                        Problem.DUPLICATE_EXPORT,
                        export.position(),
                        Problem.DUPLICATE_EXPORT.message(export.name()),
                        List.of(new RelatedPosition(earlier, "the first export of that name")));
            }
        }
    }

    private void exists(ExternalKind kind, int index, int position) {
        switch (kind) {
            case FUNCTION -> exists(index, module.functionCount(), Problem.UNKNOWN_FUNCTION, position);
            case TABLE -> exists(index, module.tableCount(), Problem.UNKNOWN_TABLE, position);
            case MEMORY -> exists(index, module.memoryCount(), Problem.UNKNOWN_MEMORY, position);
            case GLOBAL -> exists(index, module.globalCount(), Problem.UNKNOWN_GLOBAL, position);
            case TAG -> exists(index, module.tagCount(), Problem.UNKNOWN_TAG, position);
        }
    }

    private boolean exists(int index, int count, Problem problem, int position) {
        if (index >= 0 && index < count) {
            return true;
        }
        if (index != Instruction.UNKNOWN_INDEX) {
            problems.report(problem, position, IndexChecks.among(index, count, false));
        }
        return false;
    }

    private void start(Start start) {
        if (!exists(start.function(), module.functionCount(), Problem.UNKNOWN_FUNCTION, start.position())) {
            return;
        }
        FunctionType type = module.functionType(start.function());
        if (type != null && !type.equals(FunctionType.EMPTY)) {
            problems.report(Problem.INVALID_START_FUNCTION, start.position(), type.showStack());
        }
    }

    private void element(Element element) {
        types.value(element.type(), element.position());
        switch (element.items()) {
            case ElementItems.Functions(List<Integer> indices) -> {
                for (int index : indices) {
                    exists(index, module.functionCount(), Problem.UNKNOWN_FUNCTION, element.position());
                }
                checkHoldsFunctions(element);
            }
            case ElementItems.Expressions(List<Expression> list) ->
                list.forEach(expression -> constants.check(expression, element.type(), module.globalCount()));
        }
        if (element.mode() instanceof SegmentMode.Active(int target, Expression offset)
                && exists(target, module.tableCount(), Problem.UNKNOWN_TABLE, element.position())) {
            TableType table = module.table(target);
            if (!module.types().matches(element.type(), table.element())) {
                problems.report(
                        Problem.TYPE_MISMATCH,
                        element.position(),
                        "cannot put " + element.type().show() + " into a table of "
                                + table.element().show());
            }
            constants.check(offset, table.addressType(), module.globalCount());
        }
    }

    private void checkHoldsFunctions(Element element) {
        if (!module.types().matches(new ValueType.Reference(false, HeapType.Abstract.FUNC), element.type())) {
            problems.report(
                    Problem.TYPE_MISMATCH,
                    element.position(),
                    "functions cannot be elements of type " + element.type().show());
        }
    }

    private void data(Data data) {
        if (data.mode() instanceof SegmentMode.Active(int target, Expression offset)
                && exists(target, module.memoryCount(), Problem.UNKNOWN_MEMORY, data.position())) {
            constants.check(offset, module.memory(target).addressType(), module.globalCount());
        }
    }
}
