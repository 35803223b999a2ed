package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;

/**
 * Writes how a method lets itself be captured: where it is called to look up, where a callee is captured, and, in debuggable
 * code, where an instruction fails. All places with the same types of operands go the same way. HotSpot's first compiler refuses
 * methods that jump to a handler of exceptions, so a handler only leads to such a way.
 */
final class CaptureEmitter {
    private static final String CAPTURE = Type.getInternalName(Capture.class);
    private static final String FAILURE = Type.getInternalName(RuntimeException.class);

    private final FunctionCompiler compiler;
    /** Where to go with a capture, by the types of operands at home. */
    private final Map<List<JvmType>, Label> ways = new LinkedHashMap<>();
    /** Where captures of callees are caught, by the same. */
    private final Map<List<JvmType>, Label> handlers = new LinkedHashMap<>();

    private final List<Guarded> guarded = new ArrayList<>();
    /** Where instructions fail, by the types of operands before them. */
    private final Map<List<JvmType>, Label> failures = new LinkedHashMap<>();

    private record Guarded(Label from, Label to, Label handler, String exception) {}

    CaptureEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
    }

    /** {@return where to go with a capture on the stack of the JVM; all operands are at home} */
    Label way() {
        return way(types());
    }

    private Label way(List<JvmType> types) {
        return ways.computeIfAbsent(types, key -> new Label());
    }

    private List<JvmType> types() {
        return Arrays.asList(compiler.operands.types(compiler.operands.height()));
    }

    /** Writes a call during which the operands that are left are at home. */
    void guard(Runnable call) {
        guard(handlers.computeIfAbsent(types(), key -> new Label()), CAPTURE, call);
    }

    /** Writes an instruction that is captured if it fails. @param failure what it throws then */
    void failing(Class<? extends RuntimeException> failure, Runnable instruction) {
        Label handler = prepareFailure();
        guard(handler, Type.getInternalName(failure), instruction);
    }

    /** {@return where the method goes if the instruction fails that is written next, with all operands that it has now} */
    private Label prepareFailure() {
        compiler.operands.flush();
        compiler.out.push(compiler.number());
        compiler.out.store(JvmType.I32, compiler.layout.noted);
        return failures.computeIfAbsent(types(), key -> new Label());
    }

    /** Captures the method before the instruction that is being written, if a local is null. All operands are at home. */
    void unlessFound(int local) {
        var found = new Label();
        compiler.out.loadObject(local);
        compiler.out.jump(IFNONNULL, found);
        capture(types());
        compiler.operands.atHome(JvmType.REFERENCE);
        compiler.join(found);
        compiler.operands.cut(compiler.operands.height() - 1);
    }

    private void guard(Label handler, String exception, Runnable code) {
        var from = new Label();
        var to = new Label();
        compiler.out.method.visitLabel(from);
        code.run();
        compiler.out.method.visitLabel(to);
        guarded.add(new Guarded(from, to, handler, exception));
    }

    /** Writes what captures the method before an instruction. */
    void capture() {
        compiler.operands.flush();
        capture(types());
    }

    private void capture(List<JvmType> types) {
        compiler.out.loadObject(compiler.layout.context);
        compiler.out.push(compiler.number());
        captureAt();
        compiler.out.jump(GOTO, way(types));
    }

    private void captureAt() {
        compiler.siteOfHandler();
        compiler.out.invokeVirtual(Context.class, "capture", "(I)L" + CAPTURE + ";");
    }

    /** Writes the handlers, and where they lead to. */
    void end() {
        failures.forEach((types, handler) -> {
            compiler.handler(handler, types.toArray(JvmType[]::new), FAILURE);
            compiler.out.plain(POP);
            compiler.out.loadObject(compiler.layout.context);
            compiler.out.load(JvmType.I32, compiler.layout.noted);
            captureAt();
            compiler.out.jump(GOTO, way(types));
        });
        for (Guarded call : guarded) {
            compiler.out.method.visitTryCatchBlock(call.from(), call.to(), call.handler(), call.exception());
        }
        handlers.forEach((types, handler) -> {
            compiler.handler(handler, types.toArray(JvmType[]::new), CAPTURE);
            compiler.out.jump(GOTO, way(types));
        });
        if (ways.isEmpty()) {
            return;
        }
        Label last = way(List.of());
        ways.forEach((types, way) -> {
            if (!types.isEmpty()) {
                compiler.handler(way, types.toArray(JvmType[]::new), CAPTURE);
                int place = compiler.layout.firstHome;
                for (JvmType type : types) {
                    add(type, place);
                    place += type.size;
                }
                compiler.out.jump(GOTO, last);
            }
        });
        compiler.handler(last, new JvmType[0], CAPTURE);
        for (int local = 0; local < compiler.layout.count(); local++) {
            add(compiler.layout.type(local), compiler.layout.place(local));
        }
        compiler.out.plain(ATHROW);
    }

    private void add(JvmType type, int place) {
        compiler.out.plain(DUP);
        compiler.out.load(type, place);
        compiler.out.invokeVirtual(Capture.class, "add", "(" + type.descriptor + ")V");
    }
}
