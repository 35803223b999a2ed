package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.engine.condition.LocalCondition;
import dev.stepwasm.engine.store.LinearMemory;
import dev.stepwasm.wasm.code.Immediates;
import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.opcode.Opcode;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.type.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Writes the method of one function, instruction by instruction. What is not reachable is left out. */
final class FunctionCompiler {
    private static final JvmType[] NO_OPERANDS = {};
    private static final int MOST_LINE = 0xFFFF;
    private static final Handle POLL = new Handle(
            H_INVOKESTATIC,
            Type.getInternalName(Polls.class),
            "site",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)"
                    + "Ljava/lang/invoke/CallSite;",
            false);

    final CodeSource source;
    final Module module;
    final int function;
    /** Whether all operands are at home wherever something may fail, which is captured then. */
    final boolean isDebuggable;

    /** Whether the method is to have few bytecodes, even if it takes longer. */
    final boolean isShort;
    /** Whether the method is the body of a function that makes tail calls. */
    private final boolean leaps;

    final CallShape shape;
    final Emitter out;
    final Layout layout;
    final Operands operands;

    private final List<Instruction> body;
    /** By number of the instruction before which the method is left if one holds. */
    private final Map<Integer, LocalCondition> conditions;

    private final Sites sites;
    private final NumberEmitter numbers;
    final MemoryEmitter memory;
    final VectorEmitter vectors;
    private final StateEmitter state;
    private final CallEmitter calls;
    final ObjectEmitter objects;
    final ExceptionEmitter exceptions;
    private final ControlEmitter control;
    final CaptureEmitter captures;
    final TailCallEmitter tailCalls;
    /** The numbers of the loops that can be entered; none unless the method goes on with a frame of the interpreter. */
    private final List<Integer> loops;

    private final List<Boolean> reached;
    private final LoopEntries entries = new LoopEntries();
    /** Where tail calls of this function go. */
    private final Label again = new Label();

    private final Label start = new Label();
    private final Label end = new Label();

    /** Whether the array of the memory may be another one than the local says. */
    private boolean stale;
    /** How many blocks have begun since the code could no longer be reached; -1 while it can. */
    private int unreachable = -1;
    /** The instruction that is being written. */
    private int number;

    private int line;
    /** Where the verifier was told something last. */
    private int lastFrame = -1;

    FunctionCompiler(
            CompiledFunction compiled,
            CallShape shape,
            List<Instruction> body,
            MethodVisitor method,
            Sites sites,
            boolean onStack,
            boolean isShort) {
        this.source = compiled.module().source();
        this.module = source.module();
        this.function = compiled.function();
        this.conditions = compiled.conditions();
        this.isShort = isShort;
        this.shape = shape;
        this.body = body;
        this.sites = sites;
        this.out = new Emitter(method);
        List<ValueType> locals = module.locals(module.functions().get(function - module.importedFunctionCount()));
        this.isDebuggable = compiled.module().isDebuggable();
        this.leaps = !onStack && TailCallEmitter.areIn(body, function);
        this.layout = new Layout(shape, locals, body.stream().anyMatch(this::usesArray), onStack, leaps, isDebuggable);
        this.loops = onStack ? LoopEntries.candidates(body) : List.of();
        this.reached = new ArrayList<>(Collections.nCopies(loops.size(), false));
        this.operands = new Operands(out, layout.firstHome);
        this.numbers = new NumberEmitter(out);
        this.captures = new CaptureEmitter(this);
        this.exceptions = new ExceptionEmitter(this);
        this.objects = new ObjectEmitter(this);
        this.memory = new MemoryEmitter(this);
        this.vectors = new VectorEmitter(this);
        this.state = new StateEmitter(this);
        this.tailCalls = new TailCallEmitter(this);
        this.calls = new CallEmitter(this);
        this.control = new ControlEmitter(this);
    }

    private boolean usesArray(Instruction instruction) {
        return switch (instruction.immediates()) {
            case Immediates.MemoryArgument argument -> source.isArray(argument.memory());
            case Immediates.MemoryLane lane -> source.isArray(lane.argument().memory());
            default -> false;
        };
    }

    /** @throws NotCompiledException if the function must stay with the interpreter */
    void write() {
        lineAt(0);
        out.method.visitLabel(start);
        if (isOnStack()) {
            out.method.visitIincInsn(layout.room, -layout.frameBytes());
            beginMemory();
            entries.begin(this, loops.size());
        } else {
            begin();
        }
        if (body.stream().anyMatch(this::beginsAgain)) {
            join(again);
            poll();
        }
        while (number < body.size()) {
            Instruction instruction = body.get(number);
            if (unreachable >= 0) {
                skip(instruction.opcode());
            } else {
                lineAt(number);
                if (instruction.opcode() != Opcode.LOOP) {
                    leaveIfItHolds();
                }
                write(instruction);
            }
            number++;
        }
        if (isOnStack()) {
            entries.end(this, reached);
        }
        tailCalls.end();
        memory.end();
        captures.end();
        out.method.visitLabel(end);
        names();
    }

    private void begin() {
        boolean callsOthers = leaps || body.stream().anyMatch(instruction -> CallEmitter.isCall(instruction.opcode()));
        var otherwise = new Label();
        var on = new Label();
        if (callsOthers) {
            out.method.visitIincInsn(layout.room, -layout.frameBytes());
            out.load(JvmType.I32, layout.room);
            out.jump(isDebuggable ? IFLT : IFGE, isDebuggable ? otherwise : on);
        }
        if (isDebuggable) { // It is left before it is there, so that nothing needs to be captured.
            look(number);
            out.jump(IFEQ, on);
            out.method.visitLabel(otherwise);
        }
        if (callsOthers || isDebuggable) {
            if (isDebuggable && callsOthers) {
                entryFrame();
            }
            String to = isDebuggable && conditions.isEmpty() ? "instead" : "interpreted";
            if (leaps) {
                TailCallEmitter.handOn(out, function, shape, to);
            } else {
                FunctionClass.handOn(out, function, shape, to);
            }
            out.method.visitLabel(on);
            entryFrame();
        }
        for (int local = shape.parameters().size(); local < layout.count(); local++) {
            out.constant(layout.type(local), 0);
            out.store(layout.type(local), layout.place(local));
        }
        beginMemory();
        if (callsOthers && !isDebuggable) {
            poll();
        }
    }

    private void beginMemory() {
        if (layout.notes) {
            out.push(0);
            out.store(JvmType.I32, layout.noted);
        }
        if (layout.hasMemory) {
            out.push(0);
            out.store(JvmType.I32, layout.address);
            out.push(0);
            out.store(JvmType.I32, layout.site);
            loadMemory();
        }
    }

    /** {@return whether an instruction is a tail call of this function} */
    boolean beginsAgain(Instruction instruction) {
        return TailCallEmitter.beginsAgain(instruction, function);
    }

    /** Begins the function again, with the operands on top as its parameters. */
    void beginAgain() {
        int parameters = shape.parameters().size();
        refreshMemory();
        operands.loadAlone(parameters);
        for (int local = parameters - 1; local >= 0; local--) {
            out.store(layout.type(local), layout.place(local));
        }
        for (int local = parameters; local < layout.count(); local++) {
            out.constant(layout.type(local), 0);
            out.store(layout.type(local), layout.place(local));
        }
        out.jump(GOTO, again);
        unreachable();
    }

    /** {@return whether the method goes on with a frame of the interpreter} */
    boolean isOnStack() {
        return !loops.isEmpty();
    }

    /** {@return where the head of the loop that begins here is to be; all operands are at home} */
    Label head() {
        int loop = loops.indexOf(number);
        if (loop < 0) {
            return new Label();
        }
        reached.set(loop, true);
        return entries.head(loop, operands.types(operands.height()));
    }

    /** Behind the jump at the beginning only the parameters are there. */
    private void entryFrame() {
        var locals = new ArrayList<Object>();
        shape.parameters().forEach(type -> type.addTo(locals));
        locals.add(CallShape.CONTEXT);
        locals.add(INTEGER);
        if (leaps) {
            locals.add(INTEGER);
        }
        var here = new Label();
        out.method.visitLabel(here);
        lastFrame = here.getOffset();
        out.method.visitFrame(F_NEW, locals.size(), locals.toArray(), 0, new Object[0]);
    }

    /** Lets the code look up here once somebody wants something. All operands are at home. */
    void poll() {
        var on = new Label();
        look(number);
        out.jump(IFEQ, on);
        out.loadObject(layout.context);
        sites.add(out, number);
        out.invokeVirtual(Context.class, "capture", "()" + Type.getDescriptor(Capture.class));
        out.jump(GOTO, captures.way());
        join(on);
    }

    private void look(int at) {
        out.loadObject(layout.context);
        sites.add(out, at);
        out.method.visitInvokeDynamicInsn("poll", "(L" + CallShape.CONTEXT + ";)Z", POLL);
    }

    /** Lets the code be left before the instruction that is being written, if the condition of a breakpoint there holds. */
    void leaveIfItHolds() {
        LocalCondition condition = conditions.get(number);
        if (condition == null) {
            return;
        }
        settle();
        var on = new Label();
        new ConditionEmitter(this).jumpUnless(condition, on);
        captures.capture();
        join(on);
    }

    /** The next thing that the method does is a call. */
    void site() {
        sites.add(out, number);
    }

    /** The next thing that the method does is a call that knows by itself which instruction it is for. */
    void siteOfHandler() {
        sites.add(out, 0);
    }

    int number() {
        return number;
    }

    private void loadMemory() {
        out.loadObject(layout.context);
        if (isShort) {
            out.invokeStatic(ArrayMemory.class, "of", "(L" + CallShape.CONTEXT + ";)[B");
        } else {
            out.field(Context.class, "memory", LinearMemory.class);
            out.invokeVirtual(LinearMemory.class, "array", "()[B");
        }
        out.method.visitVarInsn(ASTORE, layout.memory);
        stale = false;
    }

    /** A callee may have let the memory grow. */
    void memoryMayHaveGrown() {
        stale = layout.hasMemory;
    }

    /** Reads the array of the memory again if it may be another one. Wherever branches meet it has been read. */
    void refreshMemory() {
        if (stale) {
            loadMemory();
        }
    }

    /** Prepares for a branch: all operands are at home. */
    void settle() {
        refreshMemory();
        operands.flush();
    }

    /** What follows cannot be reached. */
    void unreachable() {
        unreachable = 0;
    }

    boolean isReachable() {
        return unreachable < 0;
    }

    /** What follows can be reached again. */
    void reachable() {
        unreachable = -1;
        stale = false;
    }

    private void skip(Opcode op) {
        if (op.opensBlock()) {
            unreachable++;
        } else if (op == Opcode.END && unreachable > 0) {
            unreachable--;
        } else if (unreachable == 0 && op == Opcode.END) {
            control.end();
        } else if (unreachable == 0 && op == Opcode.ELSE) {
            control.otherwise();
        }
    }

    private void write(Instruction instruction) {
        Class<? extends RuntimeException> failure = isDebuggable ? Failing.failure(instruction, source, isShort) : null;
        if (failure == null) {
            writeNow(instruction);
        } else if (Failing.always(instruction.opcode())) {
            captures.capture();
            unreachable();
        } else {
            captures.failing(failure, () -> writeNow(instruction));
        }
    }

    private void writeNow(Instruction instruction) {
        Opcode op = instruction.opcode();
        Condition condition = Condition.of(op);
        if (condition != null) {
            compare(condition);
        } else if (vectors.write(instruction)) {
            return;
        } else if (instruction.immediates() instanceof Immediates.MemoryArgument argument) {
            memory.access(op, argument);
        } else if (!arithmetic(op)
                && !control.write(instruction)
                && !calls.write(instruction)
                && !state.write(instruction)
                && !memory.range(instruction)
                && !objects.write(instruction)
                && !exceptions.write(instruction)) {
            throw new NotCompiledException("it uses " + op.keyword());
        }
    }

    private boolean arithmetic(Opcode op) {
        var signature = op.signatureOrNull();
        if (signature == null
                || !op.immediates().isEmpty()
                || signature.results().size() != 1
                || op.prefix() > 0xFC) {
            return false;
        }
        if (signature.parameters().stream().anyMatch(ValueType::isReference)
                || signature.results().getFirst().isReference()) {
            return false;
        }
        operands.load(signature.parameters().size());
        if (Failing.isArithmetic(op)) {
            site();
        }
        if (!numbers.write(op)) {
            throw new NotCompiledException("it uses " + op.keyword());
        }
        operands.pushed(JvmType.of(signature.results().getFirst()));
        return true;
    }

    /** A comparison is part of the branch that follows it, if one does. */
    private void compare(Condition first) {
        Condition condition = first;
        while (isFollowedBy(Opcode.I32_EQZ)) {
            condition = condition.negated();
            number++;
        }
        if (isFollowedBy(Opcode.BR_IF) || isFollowedBy(Opcode.IF)) {
            number++;
            control.conditional(body.get(number), condition);
            return;
        }
        var holds = new Label();
        var on = new Label();
        refreshMemory();
        operands.loadAlone(condition.operands());
        condition.compare(out);
        out.jump(condition.jump(), holds);
        out.push(0);
        out.jump(GOTO, on);
        join(holds);
        out.push(1);
        out.method.visitLabel(on);
        frame(operands.types(operands.height()), INTEGER);
        operands.pushed(JvmType.I32);
    }

    private boolean isFollowedBy(Opcode op) {
        return body.get(number + 1).opcode() == op && !conditions.containsKey(number + 1);
    }

    /** Branches meet here, and all operands are at home. */
    void join(Label... labels) {
        var here = new Label();
        out.method.visitLabel(here);
        if (here.getOffset() == lastFrame) { // There can be one frame only at a place.
            out.plain(NOP);
        }
        for (Label label : labels) {
            out.method.visitLabel(label);
        }
        frame(operands.types(operands.height()));
    }

    /** Here an exception is handled; only the locals are known. */
    void handler(Label label, String exception) {
        handler(label, NO_OPERANDS, exception);
    }

    /** Here an exception is handled, with operands at home. */
    void handler(Label label, JvmType[] atHome, String exception) {
        out.method.visitLabel(label);
        frame(atHome, exception);
    }

    private void frame(JvmType[] atHome, Object... stack) {
        var here = new Label();
        out.method.visitLabel(here);
        lastFrame = here.getOffset();
        layout.frame(out, atHome, stack);
    }

    private void lineAt(int at) {
        int offset = body.get(at).position();
        int wanted = source.position(offset).map(Position::line).orElse(at + 1);
        if (wanted != line && wanted <= MOST_LINE) {
            line = wanted;
            var here = new Label();
            out.method.visitLabel(here);
            out.method.visitLineNumber(wanted, here);
        }
    }

    private void names() {
        var known = module.names().locals().get(function);
        for (int local = 0; local < layout.count(); local++) {
            @Nullable String given = known == null ? null : known.get(local);
            String name = given == null || FunctionClass.isNoName(given) ? "local" + local : given;
            int place = layout.place(local);
            if (layout.type(local) == JvmType.VECTOR) {
                name(name + ":low", JvmType.I64, place);
                name(name + ":high", JvmType.I64, place + JvmType.I64.size);
            } else {
                name(name, layout.type(local), place);
            }
        }
    }

    private void name(String name, JvmType type, int place) {
        out.method.visitLocalVariable(name, type.descriptor, null, start, end, place);
    }
}
