package dev.stepwasm.engine.debug;

import dev.stepwasm.engine.Value;
import dev.stepwasm.engine.interpret.Activation;
import dev.stepwasm.engine.store.InstanceState;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.code.Expression;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Data;
import dev.stepwasm.wasm.module.Export;
import dev.stepwasm.wasm.module.ExternalKind;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.module.SegmentMode;
import dev.stepwasm.wasm.type.ValueType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is where in a memory, as far as a module says: its data segments, and globals that hold addresses, which are those
 * that linkers name with two underscores and constant ones that are exported.
 */
final class Symbols {
    private final Module module;
    private final InstanceState instance;
    private final int memory;
    private final List<Symbol> all = new ArrayList<>();

    /** @param length 0 if nobody knows */
    private record Symbol(String name, BigInteger start, long length) {}

    private Symbols(InstanceState instance, int memory) {
        this.module = instance.module();
        this.instance = instance;
        this.memory = memory;
        segments();
        globals();
    }

    /** A symbol that is further away says nothing about an address. */
    private static final int MOST_BITS_AWAY = 24;

    /** More are of use to nobody who looks at them. */
    private static final int MOST = 10_000;

    /** {@return what begins last at or below an address of a memory, for people: {@code 4 bytes into $text (0x10 to 0x1f)}} */
    static Optional<String> near(Activation frame, int memory, BigInteger address) {
        return new Symbols(frame.instance(), memory)
                .all.stream()
                        .filter(each -> each.start().compareTo(address) <= 0)
                        .filter(each -> address.subtract(each.start()).bitLength() <= MOST_BITS_AWAY)
                        .max(Comparator.comparing(Symbol::start).thenComparingLong(Symbol::length))
                        .map(each -> show(each, address));
    }

    /** {@return data segments and globals by their addresses, those that can be in a memory; at most {@value #MOST}} */
    static List<Landmark> landmarks(InstanceState instance, int memory) {
        return new Symbols(instance, memory)
                .all.stream()
                        .filter(each -> each.start().compareTo(BigInteger.valueOf(LinearMemory.MAXIMUM_BYTES)) <= 0)
                        .sorted(Comparator.comparing(Symbol::start).thenComparingLong(Symbol::length))
                        .limit(MOST)
                        .map(each -> new Landmark(each.name(), each.start().longValueExact(), each.length()))
                        .toList();
    }

    private static String show(Symbol symbol, BigInteger address) {
        BigInteger distance = address.subtract(symbol.start());
        BigInteger last = symbol.start().add(BigInteger.valueOf(Math.max(0, symbol.length() - 1)));
        String place = symbol.length() > 0
                ? " (" + hex(symbol.start()) + " to " + hex(last) + ")"
                : " = " + hex(symbol.start());
        if (distance.signum() == 0) {
            return "the beginning of " + symbol.name() + place;
        }
        if (symbol.length() == 0) {
            return bytes(distance) + " beyond " + symbol.name() + place;
        }
        return address.compareTo(last) <= 0
                ? bytes(distance) + " into " + symbol.name() + place
                : bytes(address.subtract(last)) + " beyond the end of " + symbol.name() + place;
    }

    private static String bytes(BigInteger count) {
        return Operand.count(count, "byte", "bytes");
    }

    private static String hex(BigInteger address) {
        return "0x" + address.toString(16);
    }

    private void segments() {
        List<Data> data = module.data();
        for (int i = 0; i < data.size(); i++) {
            if (data.get(i).mode() instanceof SegmentMode.Active(int target, Expression offset) && target == memory) {
                String name = Optional.ofNullable(module.names().data().get(i))
                        .map(known -> "data segment $" + known)
                        .orElse("data segment " + i);
                long length = data.get(i).bytes().size();
                value(offset).ifPresent(start -> all.add(new Symbol(name, start, length)));
            }
        }
    }

    private void globals() {
        for (int i = 0; i < instance.globalCount(); i++) {
            Optional<String> name = address(i);
            Value value = instance.global(i).get();
            if (name.isPresent() && value.type() == addressType()) {
                all.add(new Symbol("global " + name.get(), Operand.big(Operand.unsigned(value)), 0));
            }
        }
    }

    private ValueType addressType() {
        return instance.memory(memory).type().addressType();
    }

    /** {@return the name of a global that holds an address} */
    private Optional<String> address(int global) {
        @Nullable String known = module.names().globals().get(global);
        if (known != null && known.startsWith("__")) {
            return Optional.of("$" + known);
        }
        return module.exports().stream()
                .filter(each -> each.kind() == ExternalKind.GLOBAL && each.index() == global)
                .map(Export::name)
                .filter(name -> name.startsWith("__") || !module.global(global).mutable())
                .findFirst()
                .map(name -> known == null ? "`" + name + "`" : "$" + known);
    }

    /** {@return the value of an offset, if it is a constant or a global} */
    private Optional<BigInteger> value(Expression offset) {
        List<Instruction> instructions = offset.instructions();
        if (instructions.size() != 1) {
            return Optional.empty();
        }
        return switch (instructions.getFirst().immediates()) {
            case Immediates.Constant(long bits) ->
                Optional.of(Operand.big(addressType() == ValueType.Numeric.I64 ? bits : bits & 0xFFFF_FFFFL));
            case Immediates.Index(int global) ->
                Optional.of(Operand.big(Operand.unsigned(instance.global(global).get())));
            default -> Optional.empty();
        };
    }
}
