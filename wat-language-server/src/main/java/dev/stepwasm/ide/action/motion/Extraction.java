package dev.stepwasm.ide.action.motion;

import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What a function takes and gives that does what some instructions do. */
final class Extraction {
    private final Run run;
    private final FunctionCode code;
    private final LocalFlow flow;
    private final BitSet parameters;
    private final BitSet results;
    private final List<ValueType> operands;
    private final List<ValueType> left;
    private final boolean returns;

    private Extraction(Run run) {
        this.run = run;
        this.code = run.code();
        this.flow = new LocalFlow(code);
        LocalFlow.Uses uses = flow.uses(run.from(), run.to());
        this.results = resultsAmong(uses.set());
        this.parameters = (BitSet) uses.needed().clone();
        BitSet unsure = (BitSet) results.clone();
        unsure.andNot(uses.surelySet());
        parameters.or(unsure);
        int untouched = run.untouched();
        List<ValueType> before = code.operands(run.from());
        this.operands = List.copyOf(before.subList(Math.min(untouched, before.size()), before.size()));
        this.returns = run.endFunction() && untouched == 0 && leavesFunction();
        this.left = returns ? code.results() : endReached() ? leftovers(untouched) : List.of();
    }

    static Extraction of(Run run) {
        return new Extraction(run);
    }

    /** Locals whose new values someone reads behind the instructions. */
    private BitSet resultsAmong(BitSet set) {
        BitSet found = new BitSet();
        if (endReached()) {
            set.stream().filter(local -> flow.isReadFrom(run.to(), local)).forEach(found::set);
        }
        return found;
    }

    private List<ValueType> leftovers(int untouched) {
        List<ValueType> after = new ArrayList<>(code.operands(run.to()));
        return after.subList(Math.min(untouched, after.size()), after.size());
    }

    /** {@return whether execution can go on behind the instructions} */
    boolean endReached() {
        return code.goesOn(run.to() - 1);
    }

    /** {@return the types of the operands that are taken from the stack, bottom first} */
    List<ValueType> operands() {
        return operands;
    }

    /** {@return the types of the operands that are left on the stack, bottom first} */
    List<ValueType> left() {
        return left;
    }

    /** {@return the locals whose values are handed over} */
    BitSet parameters() {
        return parameters;
    }

    /** {@return the locals whose new values come back} */
    BitSet results() {
        return results;
    }

    /** {@return whether the instructions end the function, which returns what they do} */
    boolean returns() {
        return returns;
    }

    /** {@return why it cannot be done} */
    Optional<String> obstacle() {
        if (!code.isReached(run.from())) {
            return Optional.of("this code is never reached");
        }
        for (int i = run.from(); i < run.to(); i++) {
            Optional<String> way = wayOut(i);
            if (way.isPresent()) {
                return way;
            }
        }
        if (!endReached() && !returns && leavesSomething()) {
            return Optional.of("values are left behind where execution never comes");
        }
        return lostToHandlers().or(this::unnamedType);
    }

    private boolean leavesFunction() {
        for (int i = run.from(); i < run.to(); i++) {
            if (isReturn(code.op(i)) || leadsTo(i, FunctionCode.FUNCTION)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReturn(Opcode op) {
        return switch (op) {
            case RETURN, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
            default -> false;
        };
    }

    private boolean leadsTo(int i, int block) {
        for (int target : code.targets(i)) {
            if (target == block) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> wayOut(int i) {
        if (returns) {
            return Optional.empty();
        }
        if (isReturn(code.op(i))) {
            return Optional.of("`" + code.op(i).keyword() + "` in it would end the new function only");
        }
        for (int target : code.targets(i)) {
            if (!run.has(target)) {
                return Optional.of("`" + code.op(i).keyword() + "` in it goes to a label outside of it");
            }
        }
        return Optional.empty();
    }

    /** Concrete values behind code that never goes on. */
    private boolean leavesSomething() {
        int last = run.to() - 1;
        int block = code.block(run.from());
        int height = block == FunctionCode.FUNCTION ? 0 : code.kept(block);
        return code.after(last) > height;
    }

    /** What the instructions have set is lost when they throw, but a handler in the function may read it. */
    private Optional<String> lostToHandlers() {
        if (!code.handlesExceptions()) {
            return Optional.empty();
        }
        BitSet set = flow.uses(run.from(), run.to()).set();
        for (int i = run.from(); i < run.to(); i++) {
            if (Effect.mayThrow(code.op(i))) {
                for (int handler : flow.handlers(i)) {
                    if (!run.has(handler) && set.stream().anyMatch(local -> flow.isReadFrom(handler, local))) {
                        return Optional.of("a local that is set in it is read where an exception of it is caught");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> unnamedType() {
        List<ValueType> types = new ArrayList<>(operands);
        types.addAll(left);
        flow.uses(run.from(), run.to()).set().stream()
                .forEach(local -> types.add(code.localTypes().get(local)));
        parameters.stream().forEach(local -> types.add(code.localTypes().get(local)));
        boolean unnamed = types.stream()
                .anyMatch(type -> LocalDeclarations.type(code.module(), type).isEmpty());
        return unnamed ? Optional.of("a value has a type that no field of the module defines") : Optional.empty();
    }
}
