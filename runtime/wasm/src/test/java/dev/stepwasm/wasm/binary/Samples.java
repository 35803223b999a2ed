package dev.stepwasm.wasm.binary;

import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.code.Listing;
import dev.stepwasm.wasm.module.Bytes;
import dev.stepwasm.wasm.module.CustomSection;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Element;
import dev.stepwasm.wasm.module.ElementItems;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.ExternalType;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.FunctionBody;
import dev.stepwasm.wasm.module.Global;
import dev.stepwasm.wasm.module.Import;
import dev.stepwasm.wasm.module.LocalGroup;
import dev.stepwasm.wasm.module.Memory;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.NameSection;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.module.Start;
import dev.stepwasm.wasm.module.Table;
import dev.stepwasm.wasm.module.Tag;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.ArrayType;
import dev.stepwasm.wasm.type.FieldType;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wasm.type.GlobalType;
import dev.stepwasm.wasm.type.HeapType;
import dev.stepwasm.wasm.type.Limits;
import dev.stepwasm.wasm.type.MemoryType;
import dev.stepwasm.wasm.type.PackedType;
import dev.stepwasm.wasm.type.RecursiveGroup;
import dev.stepwasm.wasm.type.StructType;
import dev.stepwasm.wasm.type.SubType;
import dev.stepwasm.wasm.type.TableType;
import dev.stepwasm.wasm.type.TagType;
import dev.stepwasm.wasm.type.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A valid module that has every section and every shape of immediate. */
final class Samples {
    private static final ValueType I32 = ValueType.Numeric.I32;
    private static final Span NOWHERE = new Span(0, 0);

    /** Code of the functions of {@link #module()}, in order. */
    static final List<String> BODIES = List.of("nop; end", """
            local.get 0; local.get 1; i32.add; local.tee 2; drop
            i64.const -9000000000; local.set 3; f32.const 1.5; drop; f64.const -0.1; drop
            v128.const 1 -1; v128.const 2 -2; i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31; i32x4.extract_lane 3; drop
            block i32; i32.const -1; i32.const 2; br_table 0 1 0; end; drop
            i32.const 0; i32.load 2 70000; i32.const 4; i64.load 3 8 0; drop; drop
            i64.const 0; i32.load8_u 0 9000000000 1; drop
            i32.const 0; v128.const 0 0; v128.load16_lane 1 2 7; drop
            ref.null func; ref.func 1; i32.const 1; select_t funcref; drop
            i32.const 0; i32.const 0; i32.const 0; memory.init 1 0; data.drop 1
            i32.const 0; i32.const 0; i32.const 0; table.copy 0 0
            i32.const 1; i32.const 0; struct.new 3; struct.get_s 3 1; drop
            i32.const 7; array.new_fixed 4 1; ref.test 4; drop
            block refnull:any; ref.null any; br_on_cast 0 anyref anyref; end; drop
            block; block exnref; try_table catch 0 1 catch_all_ref 0; end; ref.null exn; end; drop; end
            i32.const 0; if; atomic.fence; else; unreachable; end
            i32.const 1; i32.const 2; i32.const 0; call_indirect 1 0; call 1
            end""".replace('\n', ';'));

    private Samples() {}

    static Module module() {
        return Module.builder()
                .add(RecursiveGroup.of(SubType.of(FunctionType.EMPTY)), 0)
                .add(RecursiveGroup.of(SubType.of(new FunctionType(List.of(I32, I32), List.of(I32)))), 0)
                .add(RecursiveGroup.of(SubType.of(new FunctionType(List.of(I32), List.of()))), 0)
                .add(
                        new RecursiveGroup(List.of(
                                new SubType(
                                        false,
                                        List.of(),
                                        new StructType(List.of(
                                                new FieldType(I32, true), new FieldType(PackedType.I8, false)))),
                                new SubType(true, List.of(), new ArrayType(new FieldType(I32, true))))),
                        0)
                .add(new Import("env", "f", new ExternalType.Function(2), 0))
                .add(new Import("env", "g", new ExternalType.Global(new GlobalType(ValueType.Numeric.I64, false)), 0))
                .add(function(0))
                .add(new Function(
                        1,
                        new FunctionBody(
                                List.of(new LocalGroup(1, I32), new LocalGroup(2, ValueType.Numeric.I64)),
                                NOWHERE,
                                NOWHERE),
                        0))
                .add(new Table(
                        new TableType(false, new Limits(2, OptionalLong.of(10)), ValueType.FUNCREF),
                        Optional.empty(),
                        0))
                .add(new Table(
                        new TableType(true, Limits.atLeast(1), new ValueType.Reference(false, HeapType.Abstract.I31)),
                        Optional.of(expression("i32.const 3; ref.i31")),
                        0))
                .add(new Memory(MemoryType.of(new Limits(1, OptionalLong.of(2))), 0))
                .add(new Memory(new MemoryType(true, false, Limits.atLeast(1), 0), 0))
                .add(new Tag(new TagType(0), 0))
                .add(new Global(new GlobalType(I32, true), expression("i32.const 1; i32.const 2; i32.add"), 0))
                .add(new Export("run", ExternalKind.FUNCTION, 1, 0))
                .add(new Export("memory é", ExternalKind.MEMORY, 0, 0))
                .start(new Start(1, 0))
                .add(new Element(
                        new SegmentMode.Active(0, expression("i32.const 0")),
                        new ValueType.Reference(false, HeapType.Abstract.FUNC),
                        new ElementItems.Functions(List.of(1, 2)),
                        0))
                .add(new Element(
                        SegmentMode.Passive.PASSIVE,
                        ValueType.FUNCREF,
                        new ElementItems.Expressions(List.of(expression("ref.null func"), expression("ref.func 2"))),
                        0))
                .add(new Element(
                        SegmentMode.Declarative.DECLARATIVE,
                        new ValueType.Reference(false, HeapType.Abstract.FUNC),
                        new ElementItems.Functions(List.of(2)),
                        0))
                .dataCount(2)
                .add(new Data(new SegmentMode.Active(1, expression("global.get 0")), Bytes.of(new byte[] {1, 2, 3}), 0))
                .add(new Data(SegmentMode.Passive.PASSIVE, Bytes.of(new byte[] {4}), 0))
                .add(new CustomSection("note", Bytes.of(new byte[] {9, 9}), 3, 0))
                .names(new NameSection(
                        Optional.of("sample"),
                        Map.of(0, "f", 2, "work"),
                        Map.of(2, Map.of(0, "left", 1, "right")),
                        Map.of(2, Map.of(0, "out")),
                        Map.of(1, "binary"),
                        Map.of(0, "table"),
                        Map.of(1, "big"),
                        Map.of(0, "g"),
                        Map.of(0, "elements"),
                        Map.of(1, "tail"),
                        Map.of(3, Map.of(1, "flag")),
                        Map.of(0, "oops")))
                .build();
    }

    private static Function function(int typeIndex) {
        return new Function(typeIndex, new FunctionBody(List.of(), NOWHERE, NOWHERE), 0);
    }

    private static Expression expression(String listing) {
        return new Expression(Listing.of(listing), NOWHERE);
    }

    static WrittenModule written() {
        return ModuleWriter.write(module(), (number, out) -> {
            for (Instruction instruction : Listing.of(BODIES.get(number))) {
                out.accept(instruction);
            }
        });
    }
}
