package dev.stepwasm.wasm.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeSpaceTest {
    private static SubType node(int self) {
        return SubType.of(new StructType(
                List.of(new FieldType(new ValueType.Reference(true, new HeapType.Concrete(self)), true))));
    }

    /** 0 and 1 refer to themselves, 2 and 3 to each other, 4 inherits from 5's twin 0. */
    private static final TypeSpace TYPES = TypeSpace.of(List.of(
            RecursiveGroup.of(new SubType(false, List.of(), node(0).composite())),
            RecursiveGroup.of(new SubType(false, List.of(), node(1).composite())),
            new RecursiveGroup(List.of(node(3), node(2))),
            RecursiveGroup.of(new SubType(true, List.of(0), node(0).composite())),
            RecursiveGroup.of(SubType.of(FunctionType.EMPTY))));

    @Test
    void groupsThatReadTheSameAreTheSame() {
        assertThat(TYPES.canonical(1)).isEqualTo(0);
        assertThat(TYPES.canonical(2)).isEqualTo(2);
        assertThat(TYPES.canonical(3)).isEqualTo(3);
        assertThat(TYPES.inherits(4, 1)).isTrue();
        assertThat(TYPES.inherits(1, 4)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, I31, true",
        "I31, EQ, true",
        "STRUCT, EQ, true",
        "ARRAY, ANY, true",
        "ANY, EQ, false",
        "EQ, STRUCT, false",
        "NOFUNC, FUNC, true",
        "NOFUNC, ANY, false",
        "NOEXTERN, EXTERN, true",
        "NOEXN, EXN, true",
        "EXN, ANY, false",
        "STRUCT, ARRAY, false",
        "NONE, NONE, true"
    })
    void abstractTypes(HeapType.Abstract sub, HeapType.Abstract sup, boolean matches) {
        assertThat(TYPES.matches(sub, sup)).isEqualTo(matches);
    }

    @Test
    void definedTypesLieBetweenTheAbstractOnes() {
        var struct = new HeapType.Concrete(0);
        var function = new HeapType.Concrete(5);
        assertThat(TYPES.matches(struct, HeapType.Abstract.STRUCT)).isTrue();
        assertThat(TYPES.matches(struct, HeapType.Abstract.EQ)).isTrue();
        assertThat(TYPES.matches(struct, HeapType.Abstract.ARRAY)).isFalse();
        assertThat(TYPES.matches(HeapType.Abstract.NONE, struct)).isTrue();
        assertThat(TYPES.matches(HeapType.Abstract.NOFUNC, struct)).isFalse();
        assertThat(TYPES.matches(HeapType.Abstract.NOFUNC, function)).isTrue();
        assertThat(TYPES.matches(function, HeapType.Abstract.FUNC)).isTrue();
    }

    @Test
    void nullMakesAReferenceWider() {
        var strict = new ValueType.Reference(false, HeapType.Abstract.FUNC);
        assertThat(TYPES.matches(strict, ValueType.FUNCREF)).isTrue();
        assertThat(TYPES.matches(ValueType.FUNCREF, strict)).isFalse();
    }

    @Test
    void whatDoesNotExistMatchesEverythingSinceItWasReported() {
        var unknown = new ValueType.Reference(false, new HeapType.Concrete(-1));
        assertThat(TYPES.matches(unknown, ValueType.FUNCREF)).isTrue();
        assertThat(TYPES.matches(ValueType.FUNCREF.withNullable(false), unknown))
                .isTrue();
        assertThat(TYPES.matches(ValueType.Bottom.BOTTOM, ValueType.Numeric.I32))
                .isTrue();
        assertThat(TYPES.matches(ValueType.Bottom.REFERENCE, ValueType.Numeric.I32))
                .isFalse();
    }

    @Test
    void typesReadAsTheTextFormatWritesThem() {
        assertThat(ValueType.FUNCREF.show()).isEqualTo("funcref");
        assertThat(new ValueType.Reference(true, HeapType.Abstract.NOEXTERN).show())
                .isEqualTo("nullexternref");
        assertThat(new ValueType.Reference(false, new HeapType.Concrete(3)).show())
                .isEqualTo("(ref 3)");
        assertThat(node(0).composite().show()).isEqualTo("(struct (field (mut (ref null 0))))");
        assertThat(new FunctionType(List.of(ValueType.Numeric.I32), List.of(ValueType.Vector.V128)).show())
                .isEqualTo("(func (param i32) (result v128))");
    }
}
