package dev.stepwasm.wasm.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.code.Listing;
import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Global;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Memory;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.module.Start;
import dev.stepwasm.wasm.module.Table;
import dev.stepwasm.wasm.module.Tag;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.CompositeType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is said about module fields. Every field stands at its own position, so that messages can be told apart. */
class ModuleValidatorTest {
    private static final ValueType I32 = ValueType.Numeric.I32;
    private static final ValueType.Reference STRICT_FUNC = new ValueType.Reference(false, HeapType.Abstract.FUNC);

    private static List<String> problems(Module.Builder module) {
        var problems = new ArrayList<String>();
        ModuleValidator.validateFields(
                module.build(),
                (problem, position, message, related) ->
                        problems.add(problem.code() + " @" + position + ": " + message));
        return problems;
    }

    private static Module.Builder module() {
        return Module.builder();
    }

    private static RecursiveGroup type(CompositeType type) {
        return RecursiveGroup.of(SubType.of(type));
    }

    private static Expression expression(String listing) {
        return new Expression(Listing.of(listing), new Span(0, 99));
    }

    private static Memory memory(long minimum, long maximum) {
        return new Memory(MemoryType.of(new Limits(minimum, OptionalLong.of(maximum))), 7);
    }

    private static Global global(ValueType type, String initializer) {
        return new Global(new GlobalType(type, false), expression(initializer), 7);
    }

    @Test
    void sizesOfMemoriesAndTables() {
        assertThat(problems(module().add(memory(1, 65_536)))).isEmpty();
        assertThat(problems(module().add(memory(2, 1))))
                .containsExactly("limits-out-of-order @7: the minimum size 2 is greater than the maximum 1");
        assertThat(problems(module().add(memory(1, 65_537))))
                .containsExactly("memory-too-large @7: a memory of this type has at most 65536 pages, not 65537");
        assertThat(problems(module().add(new Memory(new MemoryType(true, false, Limits.atLeast(1L << 48), 16), 7))))
                .isEmpty();
        assertThat(problems(module().add(new Memory(new MemoryType(true, false, Limits.atLeast(-1), 16), 7))))
                .containsExactly(
                        "memory-too-large @7: a memory of this type has at most 281474976710656 pages, not 18446744073709551615");
        assertThat(problems(module().add(new Memory(new MemoryType(false, false, Limits.atLeast(1), 3), 7))))
                .containsExactly("invalid-page-size @7: the page size must be 1 or 65536 bytes, not 8");
        assertThat(problems(module().add(new Memory(new MemoryType(false, true, Limits.atLeast(1), 16), 7))))
                .containsExactly("shared-memory-without-maximum @7: a shared memory needs a maximum size");
        assertThat(problems(module().add(new Table(
                        new TableType(false, Limits.atLeast(1L << 32), ValueType.FUNCREF), Optional.empty(), 7))))
                .containsExactly(
                        "table-too-large @7: a table of this type has at most 4294967295 elements, not 4294967296");
    }

    @Test
    void exportsHaveDifferentNamesAndExist() {
        assertThat(problems(module().add(memory(1, 1))
                        .add(new Export("m", ExternalKind.MEMORY, 0, 1))
                        .add(new Export("m", ExternalKind.MEMORY, 0, 2))
                        .add(new Export("f", ExternalKind.FUNCTION, 0, 3))
                        .add(new Export("g", ExternalKind.GLOBAL, Instruction.UNKNOWN_INDEX, 4))))
                .containsExactly(
                        "duplicate-export @2: the name \"m\" is already exported",
                        "unknown-function @3: unknown function 0, there are none");
    }

    @Test
    void startTakesAndGivesNothing() {
        var withType = module().add(type(new FunctionType(List.of(I32), List.of())), 0)
                .add(new Import("m", "f", new ExternalType.Function(0), 0));
        assertThat(problems(withType.start(new Start(0, 5))))
                .containsExactly(
                        "invalid-start-function @5: the start function takes and gives nothing, but this one is [i32] -> []");
        assertThat(problems(module().start(new Start(3, 5))))
                .containsExactly("unknown-function @5: unknown function 3, there are none");
    }

    @Test
    void constantExpressions() {
        assertThat(problems(module().add(global(I32, "i32.const 1; i32.const 2; i32.mul"))))
                .isEmpty();
        assertThat(problems(module().add(global(I32, "i32.const 1; i32.const 2; i32.and"))))
                .containsExactly("constant-expression-required @2: `i32.and` is not allowed in a constant expression");
        assertThat(problems(module().add(global(I32, "i64.const 1"))))
                .containsExactly("type-mismatch @0: the constant expression must leave [i32] but leaves [i64]");
        assertThat(problems(module().add(global(I32, "i32.const 1; i32.const 1"))))
                .containsExactly(
                        "type-mismatch @0: the constant expression must leave [i32] but leaves [i32 i32], 1 too many");
        assertThat(problems(module().add(global(I32, "i32.const 1")).add(global(I32, "global.get 0"))))
                .isEmpty();
        assertThat(problems(module().add(global(I32, "global.get 0"))))
                .containsExactly("unknown-global @0: unknown global 0 here: only globals before this one can be read");
        assertThat(problems(module().add(new Import("m", "g", new ExternalType.Global(new GlobalType(I32, true)), 0))
                        .add(global(I32, "global.get 0"))))
                .containsExactly(
                        "constant-expression-required @0: reading mutable global 0 is not allowed in a constant expression");
    }

    @Test
    void segments() {
        var table = new Table(new TableType(false, Limits.atLeast(1), ValueType.EXTERNREF), Optional.empty(), 0);
        var functions = new ElementItems.Functions(List.of(4));
        assertThat(problems(module().add(table)
                        .add(new Element(
                                new SegmentMode.Active(0, expression("i64.const 0")), STRICT_FUNC, functions, 7))))
                .containsExactly(
                        "unknown-function @7: unknown function 4, there are none",
                        "type-mismatch @7: cannot put (ref func) into a table of externref",
                        "type-mismatch @0: the constant expression must leave [i32] but leaves [i64]");
        assertThat(problems(module().add(new Data(
                        new SegmentMode.Active(0, expression("i32.const 0")), Bytes.of(new byte[0]), 7))))
                .containsExactly("unknown-memory @7: unknown memory 0, there are none");
        assertThat(problems(module().add(
                                new Table(new TableType(false, Limits.atLeast(1), STRICT_FUNC), Optional.empty(), 7))))
                .containsExactly(
                        "type-mismatch @7: a table of (ref func) needs an initial value, since it cannot hold null");
    }

    @Test
    void typesNameOnlyTypesThatExist() {
        var forward = new FunctionType(List.of(new ValueType.Reference(true, new HeapType.Concrete(1))), List.of());
        assertThat(problems(module().add(type(forward), 3).add(type(FunctionType.EMPTY), 4)))
                .containsExactly(
                        "unknown-type @3: unknown type 1 here: only types before this one and of its `rec` group can be used");
        assertThat(problems(module().add(
                                new RecursiveGroup(List.of(SubType.of(forward), SubType.of(FunctionType.EMPTY))),
                                3,
                                4)))
                .isEmpty();
        assertThat(problems(module().add(new Tag(new TagType(0), 5)).add(type(new StructType(List.of())), 0)))
                .containsExactly("unknown-type @5: unknown type 0: it must be a function but is (struct)");
        assertThat(problems(module().add(type(new FunctionType(List.of(), List.of(I32))), 0)
                        .add(new Tag(new TagType(0), 5))))
                .containsExactly("tag-with-results @5: a tag has no results, but this one gives [i32]");
    }

    @Test
    void subtypesMatchTheirSupertypes() {
        var narrow = new StructType(List.of(new FieldType(I32, false)));
        var other = new StructType(List.of(new FieldType(ValueType.Numeric.I64, false)));
        var open = new SubType(false, List.of(), narrow);
        assertThat(problems(module().add(RecursiveGroup.of(open), 0)
                        .add(RecursiveGroup.of(new SubType(true, List.of(0), narrow)), 1)
                        .add(RecursiveGroup.of(new SubType(true, List.of(0), other)), 2)
                        .add(RecursiveGroup.of(new SubType(true, List.of(1), narrow)), 3)
                        .add(RecursiveGroup.of(new SubType(true, List.of(9), narrow)), 4)))
                .containsExactly(
                        "invalid-supertype @2: sub type 2 does not match super type 0: (struct (field i64)) cannot stand for (struct (field i32))",
                        "invalid-supertype @3: sub type 3 does not match super type 1, which is final",
                        "unknown-type @4: unknown type 9: a super type comes before its sub types");
    }
}
