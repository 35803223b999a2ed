package dev.stepwasm.engine.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * HotSpot never compiles a method of more than 8,000 bytecodes, and inlines only until the sum reaches that. What the main
 * loop inlines besides intrinsics is small: at seven eighths everything that should be is inlined.
 */
class DispatchSizeTest {
    private static final int HUGE_METHOD_LIMIT = 8_000;

    @Test
    void theMainLoopIsSmallEnoughToBeCompiledWell() throws IOException {
        assertThat(sizeOf(Interpreter.class, "run")).isGreaterThan(1_000).isLessThan(HUGE_METHOD_LIMIT * 7 / 8);
    }

    private static int sizeOf(Class<?> type, String wanted) throws IOException {
        var size = new AtomicInteger();
        var writer = new ClassWriter(0);
        new ClassReader(type.getName())
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                var method = super.visitMethod(access, name, descriptor, signature, exceptions);
                                return name.equals(wanted) ? measuring(method, size) : method;
                            }
                        },
                        0);
        return size.get();
    }

    private static MethodVisitor measuring(MethodVisitor method, AtomicInteger size) {
        return new MethodVisitor(Opcodes.ASM9, method) {
            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                var end = new Label();
                super.visitLabel(end);
                size.set(end.getOffset());
                super.visitMaxs(maxStack, maxLocals);
            }
        };
    }
}
