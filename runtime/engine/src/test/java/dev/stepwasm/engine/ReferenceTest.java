package dev.stepwasm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.engine.store.ArrayObject;
import dev.stepwasm.engine.store.I31;
import dev.stepwasm.engine.store.Slots;
import dev.stepwasm.engine.store.StructObject;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Structures, arrays and references as the host sees them, and what their traps and failures to link say. */
class ReferenceTest {
    private static final String TYPES = """
            (module
              (type $point (sub (struct (field $x i32) (field $tag (mut i8)) (field $v v128) (field $next (mut (ref null 0))))))
              (type $named (sub $point
                (struct (field i32) (field (mut i8)) (field v128) (field (mut (ref null 0))) (field (mut f64)))))
              (type $bytes (array (mut i8)))
              (type $longs (array (mut i64)))
              (type $function (func (param i32)))
              (func (export "point") (result (ref $point))
                (struct.new $point (i32.const 3) (i32.const 0x1ff) (v128.const i32x4 1 2 3 4) (ref.null 0)))
              (func (export "knot") (result (ref $point))
                (local $p (ref $point))
                (local.set $p (struct.new_default $point))
                (struct.set $point $next (local.get $p) (local.get $p))
                (local.get $p))
              (func (export "bytes") (param i32) (result (ref $bytes)) (array.new $bytes (i32.const -1) (local.get 0)))
              (func (export "longs") (param i32) (result (ref $longs)) (array.new_default $longs (local.get 0)))
              (func (export "x") (param (ref null $point)) (result i32) (struct.get $point $x (local.get 0)))
              (func (export "cast") (param anyref) (result (ref $named)) (ref.cast (ref $named) (local.get 0)))
              (func (export "get") (param (ref null $bytes) i32) (result i32)
                (array.get_u $bytes (local.get 0) (local.get 1)))
              (func (export "call") (param (ref null $function)) (call_ref $function (i32.const 1) (local.get 0)))
              (func (export "round") (param externref) (result externref)
                (extern.convert_any (any.convert_extern (local.get 0)))))
            """;

    private final StepInstance instance = Wat.instance(TYPES);

    private static Value.Ref ref(HeapType.Abstract heap, Object target) {
        return new Value.Ref(new ValueType.Reference(false, heap), target);
    }

    private Object made(String export, Value... arguments) {
        Object target = Slots.reference(instance.invoke(export, arguments).getFirst());
        assertThat(target).isNotNull();
        return target;
    }

    @Test
    void theHostReadsAndChangesStructuresByTheirTypes() {
        var point = (StructObject) made("point");

        assertThat(point.get(0)).isEqualTo(Value.of(3));
        assertThat(point.get(1)).isEqualTo(Value.of(0xff));
        assertThat(point.get(2)).isEqualTo(Value.parse(ValueType.Vector.V128, "i32x4:1,2,3,4"));
        point.set(1, Value.of(0x123));
        point.set(3, ref(HeapType.Abstract.STRUCT, point));
        assertThat(point).hasToString("struct(3, 35, i32x4:1,2,3,4, struct)");
        assertThatThrownBy(() -> point.set(0, Value.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("field 0 of (struct (field i32) (field (mut i8))")
                .hasMessageEndingWith("cannot be changed");
        assertThatThrownBy(() -> point.set(3, ref(HeapType.Abstract.I31, new I31(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected (ref null (struct ...)) but found (ref i31) i31 1");
    }

    @Test
    void theHostMakesObjectsOfAModulesTypes() {
        var named = StructObject.of(
                instance.state().types().get(1),
                List.of(
                        Value.of(8),
                        Value.of(1),
                        new Value.V128(0, 0),
                        Value.Ref.ofNull(new ValueType.Reference(true, HeapType.Abstract.NONE)),
                        Value.of(2.5)));

        assertThat(instance.invoke("x", ref(HeapType.Abstract.STRUCT, named))).containsExactly(Value.of(8));
        assertThat(Slots.reference(instance.invoke("cast", ref(HeapType.Abstract.ANY, named))
                        .getFirst()))
                .isSameAs(named);
        assertThatThrownBy(() -> instance.invoke("x", ref(HeapType.Abstract.ARRAY, made("bytes", Value.of(1)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected (ref null (struct ...)) but found (array (mut i8)) array(255)");
    }

    @Test
    void knotsAndLongArraysAreShownShortly() {
        assertThat(made("knot")).hasToString("struct(0, 0, i32x4:0,0,0,0, struct)");
        assertThat(made("bytes", Value.of(100))).hasToString("array(" + "255, ".repeat(16) + "... 100 in all)");
        assertThat(((ArrayObject) made("bytes", Value.of(2))).get(1)).isEqualTo(Value.of(255));
    }

    @Test
    void hostObjectsComeBackFromTheOtherHierarchy() {
        var thing = new Object();

        assertThat(made("round", ref(HeapType.Abstract.EXTERN, thing))).isSameAs(thing);
    }

    @Test
    void trapsSayWhatWasWantedAndFound() {
        Value.Ref point = ref(HeapType.Abstract.ANY, made("point"));
        Value.Ref none = Value.Ref.ofNull(new ValueType.Reference(true, HeapType.Abstract.NONE));
        Value.Ref noFunction = Value.Ref.ofNull(new ValueType.Reference(true, HeapType.Abstract.NOFUNC));

        assertTraps("cast failure: ref.cast wants (ref $named) but found $point", "cast", point);
        assertTraps("cast failure: ref.cast wants (ref $named) but found null", "cast", none);
        assertTraps(
                "cast failure: ref.cast wants (ref $named) but found i31",
                "cast",
                ref(HeapType.Abstract.I31, new I31(5)));
        assertTraps("null structure reference: struct.get of field $x of $point", "x", none);
        assertTraps("null function reference: call_ref of $function", "call", noFunction);
        assertTraps("null array reference: array.get_u of $bytes", "get", none, Value.of(0));
        assertTraps(
                "out of bounds array access: array.get_u of element 4294967295, the array has 2",
                "get",
                ref(HeapType.Abstract.ARRAY, made("bytes", Value.of(2))),
                Value.of(-1));
    }

    @ParameterizedTest
    @CsvSource({"-1, 4294967295", "2147483647, 2147483647", "33554433, 33554433"})
    void arraysThatTakeTooMuchMemoryAreTraps(int length, String shown) {
        assertTraps(
                "allocation size too large: array.new_default of " + shown
                        + " elements of 8 bytes, at most 268435456 bytes are allowed",
                "longs",
                Value.of(length));
    }

    private void assertTraps(String message, String export, Value... arguments) {
        assertThatThrownBy(() -> instance.invoke(export, arguments))
                .isInstanceOf(Trap.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (func (import "lib" "f") (param (ref null $b))) | func [(ref null (struct ...))] -> [] | func [(ref null (struct ...))] -> []
            (global (import "lib" "g") (mut (ref null $a))) | global (mut (ref null (struct ...)))  | global (mut (ref null (struct ...)))
            (global (import "lib" "h") (ref $a))            | global (ref (struct ...))             | global (ref null (struct ...))
            (func (import "lib" "open"))                    | func [] -> []                         | func [] -> []
            """)
    void whatIsImportedMustHaveTheTypeThatIsWanted(String wanted, String wantedShown, String given) {
        String types = "(type $a (sub (struct))) (type $b (sub $a (struct (field i32))))";
        StepInstance library = Wat.instance("(module " + types + """
                (func (export "f") (param (ref null $a)))
                (global (export "g") (mut (ref null $b)) (ref.null $b))
                (global (export "h") (ref null $a) (ref.null $a))
                (type $open (sub (func)))
                (func (export "open") (type $open)))
                """);
        StepModule module = Wat.module("(module " + types + wanted + ")");

        assertThatThrownBy(() -> module.instantiate(
                        Imports.builder().instance("lib", library).build()))
                .isInstanceOf(LinkException.class)
                .hasMessageStartingWith("test.wat: incompatible import type of lib.")
                .hasMessageEndingWith(": wanted is " + wantedShown + " but given is " + given
                        + (given.equals(wantedShown)
                                ? ", which looks alike but differs in `final`, the supertype, the recursive group"
                                        + " or a type it refers to"
                                : ""));
    }

    @Test
    void aSubtypeOfWhatIsWantedLinks() {
        String types = "(type $a (sub (struct))) (type $b (sub $a (struct (field i32))))";
        StepInstance library = Wat.instance("(module " + types + """
                (type $f (sub (func (result (ref null $a))))) (type $g (sub $f (func (result (ref $b)))))
                (func (export "f") (type $g) (struct.new $b (i32.const 7)))
                (global (export "g") (ref $b) (struct.new $b (i32.const 8))))
                """);
        StepModule module = Wat.module("(module " + types + """
                (type $f (sub (func (result (ref null $a)))))
                (func $f (import "lib" "f") (type $f))
                (global $g (import "lib" "g") (ref $a))
                (func (export "run") (result i32 i32)
                  (struct.get $b 0 (ref.cast (ref $b) (call $f)))
                  (struct.get $b 0 (ref.cast (ref $b) (global.get $g)))))
                """);

        assertThat(module.instantiate(Imports.builder().instance("lib", library).build())
                        .invoke("run"))
                .containsExactly(Value.of(7), Value.of(8));
    }
}
