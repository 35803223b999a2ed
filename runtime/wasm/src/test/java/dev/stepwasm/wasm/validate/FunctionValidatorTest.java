package dev.stepwasm.wasm.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.wasm.code.BlockType;
import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.code.Listing;
import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Global;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.Memory;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.module.Table;
import dev.stepwasm.wasm.module.Tag;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.CompositeType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the validator says about small bodies in one module that has something of everything. */
class FunctionValidatorTest {
    /** Types, functions, tables, ... are written beside their index. */
    private static final Module MODULE = module();

    private static Module module() {
        var i32 = new FieldType(ValueType.Numeric.I32, true);
        return Module.builder()
                .add(type(function("->")), 0)
                .add(type(function("i32 i32 -> i32")), 0) // 1
                .add(type(function("-> i32 i64")), 0) // 2
                .add(type(new StructType(List.of(i32, new FieldType(PackedType.I8, false)))), 0) // 3
                .add(type(new ArrayType(i32)), 0) // 4
                .add(type(function("i32 -> i32")), 0) // 5
                .add(imported(new ExternalType.Function(1))) // function 0
                .add(imported(new ExternalType.Function(2))) // function 1
                .add(new Table(
                        new TableType(false, Limits.atLeast(1), ValueType.FUNCREF), Optional.empty(), 0)) // table 0
                .add(new Table(
                        new TableType(true, Limits.atLeast(1), ValueType.EXTERNREF), Optional.empty(), 0)) // table 1
                .add(new Memory(MemoryType.of(Limits.atLeast(1)), 0)) // memory 0
                .add(new Memory(new MemoryType(true, false, Limits.atLeast(1), 16), 0)) // memory 1
                .add(global(true)) // global 0
                .add(global(false)) // global 1
                .add(new Tag(new TagType(1), 0)) // tag 0: i32 i32
                .add(new Element(
                        SegmentMode.Passive.PASSIVE, ValueType.FUNCREF, new ElementItems.Functions(List.of(0)), 0))
                .add(new Data(SegmentMode.Passive.PASSIVE, Bytes.of(new byte[1]), 0))
                .build();
    }

    private static RecursiveGroup type(CompositeType type) {
        return RecursiveGroup.of(SubType.of(type));
    }

    private static Import imported(ExternalType type) {
        return new Import("m", "n", type, 0);
    }

    private static Global global(boolean mutable) {
        return new Global(
                new GlobalType(ValueType.Numeric.I32, mutable),
                new Expression(Listing.of("i32.const 0"), new Span(0, 0)),
                0);
    }

    private static FunctionType function(String text) {
        int arrow = text.indexOf("->");
        return new FunctionType(types(text.substring(0, arrow)), types(text.substring(arrow + 2)));
    }

    private static List<ValueType> types(String words) {
        return Arrays.stream(words.trim().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .map(Listing::type)
                .toList();
    }

    /** Problems of a body as {@code code @instruction: message}. */
    private static List<String> problems(String type, String locals, String body) {
        var problems = new ArrayList<String>();
        FunctionType function = function(type);
        var all = Stream.concat(function.parameters().stream(), types(locals).stream())
                .toList();
        var validator = new FunctionValidator(
                MODULE,
                function,
                all,
                (problem, position, message, related) ->
                        problems.add(problem.code() + " @" + position + ": " + message));
        List<Instruction> instructions = Listing.of(body);
        instructions.forEach(validator::accept);
        validator.finish(instructions.size());
        return problems;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i32 -> i32          | local.get 0; i32.const 1; i32.add
            -> i32              | i32.const 1; i32.const 2; call 0
            -> i32              | call 1; local.set 0
            -> i32 i64          | block 2; call 1; end
            i32 -> i32          | local.get 0; loop 5; local.get 0; br_if 0; end
            -> i32              | i32.const 1; if i32; i32.const 2; else; i32.const 3; end
            i32 -> i32          | local.get 0; i32.const 0; if 5; end
            -> i32              | unreachable; i32.add
            -> i32              | unreachable; select; drop; block i32; i32.const 1; br 1; end; i32.add
            ->                  | i32.const 0; br_table 0 0 0
            -> i32              | i32.const 5; i32.const 0; br_table 0 0; i32.add
            -> f64              | f64.const 1; f64.const 2; i32.const 1; select
            -> funcref          | ref.null func; ref.func 0; i32.const 1; select_t funcref
            -> i32              | i32.const 0; i32.load 1 8; memory.grow 0
            -> i64              | i64.const 0; i64.load 0 5000000000 1; memory.grow 1
            ->                  | i32.const 0; i64.const 0; i32.const 0; memory.copy 0 1
            ->                  | i32.const 0; i32.const 0; i32.const 0; memory.init 0 0; data.drop 0
            -> i32              | i32.const 1; i32.const 2; i32.const 0; call_indirect 1 0
            -> i32              | i32.const 1; i32.const 2; return_call 0
            -> i32              | i32.const 1; i32.const 2; ref.func 0; call_ref 1
            ->                  | i64.const 0; i64.const 0; table.get 1; table.set 1
            -> i64              | ref.null extern; i64.const 0; table.grow 1
            -> i32              | i32.const 1; i32.const 2; block 1; i32.add; end
            -> i32              | block; ref.null any; br_on_null 0; drop; end; i32.const 1
            -> ref:3            | i32.const 1; i32.const 2; struct.new 3
            refnull:3 -> i32    | local.get 0; struct.get_s 3 1
            refnull:4 ->        | local.get 0; i32.const 0; i32.const 0; array.set 4
            -> ref:4            | i32.const 0; i32.const 0; i32.const 0; array.new_fixed 4 3
            anyref -> ref:3     | block ref:3; local.get 0; br_on_cast 0 anyref ref:3; unreachable; end
            anyref -> i32       | local.get 0; ref.test 4
            -> v128             | i32.const 1; i32x4.splat; i32.const 4; i32x4.replace_lane 3
            -> i64 i64          | i64.const 1; i64.const 2; i64.mul_wide_u
            ->                  | i32.const 0; i32.const 0; throw 0
            -> i32              | try i32; i32.const 1; catch 0; i32.add; catch_all; i32.const 2; end
            ->                  | try; try; nop; delegate 0; catch_all; rethrow 0; end
            -> i32              | block; try_table i32 catch_all 0; i32.const 0; end; drop; end; i32.const 0
            """)
    void acceptsWhatIsValid(String type, String body) {
        assertThat(problems(type, "i64", body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i32 -> i32 | local.get 0; i64.const 1; i32.add | type-mismatch @2: `i32.add` needs [i32 i32] but the stack has [i32 i64]
            -> i32     | i32.const 1; i32.add              | type-mismatch @1: `i32.add` needs 2 operands, [i32 i32], but there is only one: [i32]
            ->         | drop                              | type-mismatch @0: `drop` needs an operand but the stack is empty
            -> i32     | nop                               | type-mismatch @1: the function must leave [i32] but leaves nothing
            ->         | i32.const 1; i64.const 2          | type-mismatch @0: the function must leave nothing but leaves [i32 i64]
            ->         | block i32; f32.const 1; end; drop | type-mismatch @1: this `block` must leave [i32] but leaves [f32]
            ->         | i32.const 0; if i32; i32.const 1; end; drop | type-mismatch @1: this `if` needs an `else` that leaves [i32] too
            ->         | block; i32.const 0; end           | type-mismatch @1: this `block` must leave nothing but leaves [i32]
            -> i32     | unreachable; f32.const 1; i32.add | type-mismatch @2: `i32.add` needs 2 operands, [i32 i32], but there is only one: [f32]
            ->         | local.get 7; drop                 | unknown-local @0: unknown local 7, there are none
            ->         | br 1                              | unknown-label @0: unknown label 1, there is only 1 around
            ->         | call 9                            | unknown-function @0: unknown function 9, there are only 2
            ->         | global.get 9; drop                | unknown-global @0: unknown global 9, there are only 2
            ->         | i32.const 0; global.set 1         | immutable-global @1: global 1 is immutable
            ->         | i32.const 0; i32.load 3; drop     | invalid-alignment @1: alignment 8 is larger than natural, which is 4
            ->         | i32.const 0; i32.load 2 4294967296; drop | offset-out-of-range @1: offset 4294967296 does not fit the 32-bit memory
            ->         | i32.const 0; i32.atomic.load 1; drop | invalid-alignment @1: an atomic access needs its natural alignment 4, not 2
            ->         | i32.const 0; i32.load 2 0 5; drop | unknown-memory @1: unknown memory 5, there are only 2
            ->         | data.drop 3                       | unknown-data-segment @0: unknown data segment 3, there is only 1
            ->         | elem.drop 3                       | unknown-elem-segment @0: unknown elem segment 3, there is only 1
            ->         | ref.func 1; drop                  | undeclared-function-reference @0: function 1 is not declared for `ref.func`: export it, or name it in an elem segment or a global
            ->         | ref.null any; ref.null any; i32.const 0; select; drop | type-mismatch @3: `select` without a type takes numbers and vectors only: write `select (result anyref)`
            ->         | i32.const 0; i64.const 0; i32.const 0; select; drop | type-mismatch @3: `select` needs two values of one type but the stack has [i32 i64]
            ->         | unreachable; select_t i32 i32; drop | invalid-result-arity @1: `select` takes one type but has 2
            ->         | unreachable; i32x4.extract_lane 4; drop | invalid-lane-index @1: lane 4 does not exist, there are 4
            ->         | unreachable; v128.load32_lane 4; drop | invalid-lane-index @1: lane 4 does not exist, there are 4
            ->         | unreachable; struct.set 3 1       | immutable-field @1: field 1 of type 3 is immutable
            ->         | unreachable; struct.get 3 1; drop | type-mismatch @1: a packed i8 is read with `_s` or `_u`
            ->         | struct.new_default 0; drop        | unknown-type @0: unknown type 0: it must be a struct but is (func)
            ->         | call_ref 77                       | unknown-type @0: unknown type 77, there are only 6
            -> i64     | i32.const 0; i32.const 0; return_call 0 | type-mismatch @2: a tail call must give the results of this function, [i64], but gives [i32]
            ->         | i32.const 0; call_indirect 0 1    | type-mismatch @1: an indirect call needs a table of functions, but this one holds externref
            ->         | block i32; i32.const 1; i32.const 0; br_table 0 1; end; drop | type-mismatch @3: the labels of `br_table` need different numbers of values: [] and [i32]
            ->         | throw 4                           | unknown-tag @0: unknown tag 4, there is only 1
            ->         | block; try_table catch 0 0; end; end | type-mismatch @1: `catch` gives [i32 i32] but its label needs []
            ->         | try; catch 0; end                 | type-mismatch @1: this `catch` must leave nothing but leaves [i32 i32]
            ->         | try; catch_all; catch_all; end    | unexpected-token @2: expected `end` but found `catch_all`
            ->         | block; else; end                  | unexpected-token @1: expected `end` but found `else`
            ->         | block; rethrow 0; end             | invalid-rethrow-label @1: label 0 is not a catch
            """)
    void saysOnceWhatIsWrong(String type, String body, String problem) {
        assertThat(problems(type, "", body)).containsExactly(problem);
    }

    /** The text has already reported these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "local.get ?; i32.const 1; i32.add; drop",
                "i32.const 0; local.set ?",
                "i64.const 1; call ?; i32.add; drop",
                "block ?; i32.const 1; i32.const 2; end; drop",
                "i32.const 1; br_if ?",
                "i32.const 1; br_table ? ?",
                "br ?",
                "global.get ?; i64.const 1; i64.add; drop",
                "i32.const 1; i32.const 1; i32.store 2 0 ?",
                "i64.const 1; i32.load 2 0 ?; drop",
                "i32.const 1; table.get ?; drop",
                "i32.const 1; call_indirect ? 0; drop",
                "i64.const 1; call_indirect 0 ?",
                "ref.null ?; drop",
                "ref.null ?; call_ref ?; drop",
                "struct.new ?; drop",
                "i32.const 1; struct.new_default 3; struct.get 3 ?; i32.add; drop",
                "i32.const 1; throw ?",
                "try_table catch ? 0 catch_all ?; end",
                "ref.func ?; drop",
                "ref.null any; ref.cast ?; struct.get 3 0; drop",
            })
    void isQuietAboutWhatTheTextCouldNotResolve(String body) {
        assertThat(problems("->", "", body)).isEmpty();
    }

    @Test
    void readsOfLocalsWithoutDefaultMustComeAfterAWriteInTheSameOrAnOuterBlock() {
        String locals = "ref:func";
        assertThat(problems("->", locals, "local.get 0; drop"))
                .containsExactly("uninitialized-local @0: local 0 is read before it is set");
        assertThat(problems("->", locals, "ref.func 0; local.set 0; block; local.get 0; drop; end"))
                .isEmpty();
        assertThat(problems("->", locals, "block; ref.func 0; local.set 0; end; local.get 0; drop"))
                .containsExactly("uninitialized-local @4: local 0 is read before it is set");
        assertThat(problems("ref:func ->", "", "local.get 0; drop")).isEmpty();
    }

    @Test
    void tellsTheOperandsBetweenInstructions() {
        FunctionType type = function("->");
        var validator = new FunctionValidator(MODULE, type, List.of(), (problem, position, message, related) -> {});
        var seen = new ArrayList<String>();
        for (Instruction instruction : Listing.of("i32.const 1; block 5; i64.const 2; br 1; end; drop")) {
            validator.accept(instruction);
            seen.add(FunctionType.showStack(validator.operands()) + (validator.reachable() ? "" : " dead"));
        }
        assertThat(seen).containsExactly("[i32]", "[i32]", "[i32 i64]", "[] dead", "[i32]", "[]");
    }

    @Test
    void namesTheInstructionThatGaveTheWrongValue() {
        var notes = new ArrayList<String>();
        var validator = new FunctionValidator(
                MODULE,
                FunctionType.EMPTY,
                List.of(),
                (problem, position, message, related) ->
                        related.forEach(note -> notes.add(note.position() + ": " + note.message())));
        Listing.of("i64.const 1; i32.const 2; i32.add; drop").forEach(validator::accept);
        assertThat(notes).containsExactly("0: this gives an i64");
    }

    @Test
    void nestsAsDeepAsMemoryAllows() {
        int depth = 100_000;
        var validator =
                new FunctionValidator(MODULE, FunctionType.EMPTY, List.of(), (problem, at, message, related) -> {
                    throw new AssertionError(message);
                });
        for (int i = 0; i < depth; i++) {
            validator.accept(new Instruction(Opcode.BLOCK, new Immediates.Block(BlockType.EMPTY), i));
        }
        assertThat(validator.controlDepth()).isEqualTo(depth + 1);
        for (int i = 0; i < depth; i++) {
            validator.accept(Instruction.of(Opcode.END, i));
        }
        validator.finish(depth);
        assertThat(validator.controlDepth()).isZero();
    }
}
