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
 * Writes how a method lets itself be captured: where it is called to look up, and where a callee is captured. There is one
 * handler for all places with the same types of operands.
 */
final class CaptureEmitter {
    private static final String CAPTURE = Type.getInternalName(Capture.class);

    private final FunctionCompiler compiler;
    private final Map<List<JvmType>, Label> handlers = new LinkedHashMap<>();
    private final List<Guarded> guarded = new ArrayList<>();

    private record Guarded(Label from, Label to, Label handler) {}

    CaptureEmitter(FunctionCompiler compiler) {
        this.compiler = compiler;
    }

    /** {@return the handler for places where the operands are what they are now, all of them at home} */
    Label handler() {
        List<JvmType> types = Arrays.asList(compiler.operands.types(compiler.operands.height()));
        return handlers.computeIfAbsent(types, key -> new Label());
    }

    /** Writes a call during which the operands that are left are at home. */
    void guard(Runnable call) {
        var from = new Label();
        var to = new Label();
        compiler.out.method.visitLabel(from);
        call.run();
        compiler.out.method.visitLabel(to);
        guarded.add(new Guarded(from, to, handler()));
    }

    /** Writes the handlers. */
    void end() {
        if (handlers.isEmpty()) {
            return;
        }
        Label last = handlers.computeIfAbsent(List.of(), key -> new Label());
        for (Guarded call : guarded) {
            compiler.out.method.visitTryCatchBlock(call.from(), call.to(), call.handler(), CAPTURE);
        }
        handlers.forEach((types, handler) -> {
            if (!types.isEmpty()) {
                compiler.handler(handler, types.toArray(JvmType[]::new), CAPTURE);
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
