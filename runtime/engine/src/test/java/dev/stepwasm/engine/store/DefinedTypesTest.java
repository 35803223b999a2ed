package dev.stepwasm.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.ValueType;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinedTypesTest {
    private static DefinedTypes types(String fields) {
        byte[] file = Assembler.assemble(Analysis.of(new SourceText("types.wat", "(module " + fields + ")")))
                .bytes();
        try {
            return DefinedTypes.of(ModuleReader.read(file).types());
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValueType.Reference to(int index) {
        return new ValueType.Reference(false, new HeapType.Concrete(index));
    }

    @Test
    void sameDefinitionsOfTwoModulesAreOneObject() {
        DefinedTypes one = types("(type $f (func (param i32))) (type (struct (field (ref $f))))");
        DefinedTypes two = types("(type (array i8)) (type $f (func (param i32))) (type (struct (field (ref $f))))");

        assertThat(one.get(0))
                .isSameAs(two.get(1))
                .isSameAs(DefinedType.of(new FunctionType(List.of(ValueType.Numeric.I32), List.of())));
        assertThat(one.get(1)).isSameAs(two.get(2));
        assertThat(one.same(to(1), to(2), two)).isTrue();
        assertThat(one.same(to(1), to(1), two)).isFalse();
    }

    @Test
    void recursiveGroupsAreComparedAsAWhole() {
        DefinedTypes pair = types("(rec (type $a (struct (field (ref null $b)))) (type $b (struct)))");
        DefinedTypes same = types("(type (func)) (rec (type $x (struct (field (ref null $y)))) (type $y (struct)))");
        DefinedTypes apart = types("(type $b (struct)) (type $a (struct (field (ref null $b))))");

        assertThat(pair.get(0)).isSameAs(same.get(1));
        assertThat(pair.get(1)).isSameAs(same.get(2)).isNotSameAs(apart.get(0));
        assertThat(pair.get(0)).isNotSameAs(apart.get(1));
    }

    @Test
    void subtypesAreFoundAcrossModules() {
        DefinedTypes one = types("(type $a (sub (struct))) (type $b (sub $a (struct (field i32))))");
        DefinedTypes two = types("(type $other (sub (array i8))) (type $a (sub (struct)))");

        assertThat(one.get(1).isSubtypeOf(two.get(1))).isTrue();
        assertThat(two.get(1).isSubtypeOf(one.get(1))).isFalse();
        assertThat(one.matches(to(1), to(1), two)).isTrue();
        assertThat(one.matches(to(1).withNullable(true), to(1), two)).isFalse();
        assertThat(one.matches(to(1), new ValueType.Reference(true, HeapType.Abstract.EQ), two))
                .isTrue();
        assertThat(one.matches(to(1), new ValueType.Reference(true, HeapType.Abstract.ARRAY), two))
                .isFalse();
        assertThat(one.matches(new ValueType.Reference(false, HeapType.Abstract.NONE), to(0), two))
                .isTrue();
    }

    @Test
    void aLongChainOfSubtypesTakesLittleMemoryAndTime() {
        var fields = new StringBuilder("(type $t0 (sub (struct)))");
        for (int i = 1; i < 20_000; i++) {
            fields.append("(type $t").append(i).append(" (sub $t").append(i - 1).append(" (struct)))");
        }
        DefinedTypes chain = types(fields.toString());

        assertThat(chain.get(19_999).isSubtypeOf(chain.get(0))).isTrue();
        assertThat(chain.get(0).isSubtypeOf(chain.get(19_999))).isFalse();
    }

    @Test
    void typesAreShownWithoutIndices() {
        DefinedTypes types =
                types("(type $s (struct (field (mut i8)) (field (ref null 0)))) (type (func (param (ref 0))))");

        assertThat(types.get(0).show()).isEqualTo("(struct (field (mut i8)) (field (ref null (struct ...))))");
        assertThat(types.get(1).show()).isEqualTo("(func (param (ref (struct ...))))");
    }

    @Test
    void aTypeOfTheHostNamesNoDefinition() {
        var type = new FunctionType(List.of(to(3)), List.of());

        assertThatThrownBy(() -> DefinedType.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a type of its own cannot refer to others: [(ref 3)] -> []");
    }

    @Test
    void unusedTypesAreForgotten() {
        DefinedTypes kept = types("(type (struct (field i64 i64 i64)))");
        int before = TypeInterner.size();
        for (int i = 0; i < 1_000; i++) {
            types("(type $a (struct (field i64 i64 (ref null " + "0" + ")))) (rec (type (array i"
                    + (i % 2 == 0 ? 8 : 16) + ")) (type (func" + " (param i32)".repeat(i % 500)
                    + ")) (type (func (param (ref $a)))))");
        }
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (TypeInterner.size() > before && Instant.now().isBefore(deadline)) {
            System.gc();
        }

        assertThat(TypeInterner.size()).isLessThanOrEqualTo(before);
        Reference.reachabilityFence(kept);
    }
}
