package dev.stepwasm.engine.compile;

import static org.objectweb.asm.Opcodes.*;

import dev.stepwasm.wasm.code.Instruction;
import dev.stepwasm.wasm.module.Function;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.type.FunctionType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.LimitExceededException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * The class of a function: a {@link CompiledCallee} with a static method that is the function.
 *
 * @param whyNot why the function stays with the interpreter, so that the method only hands on to it; null if it does not
 * @param bytecodes the size of the method; 0 if it only hands on
 * @param bytes of the class file
 * @param leaps whether it makes tail calls of other functions, and so has two methods: see {@link TailCallEmitter}
 * @param places offsets of calls in the method, in order
 * @param numbers of the instructions that those belong to
 */
record FunctionClass(@Nullable String whyNot, int bytecodes, byte[] bytes, boolean leaps, int[] places, int[] numbers) {
    /**
     * HotSpot compiles no method of more than 8,000 bytecodes, {@code HugeMethodLimit}, unless it is started with {@code
     * -XX:-DontCompileHugeMethods}; whoever does that says so with the system property {@code stepwasm.hugeMethods}. What is
     * much larger still takes its compilers too long or is too much for them; the format of class files ends at 65,535.
     */
    static final int MOST_BYTECODES = Boolean.getBoolean("stepwasm.hugeMethods") ? 60_000 : 8_000;

    /**
     * How many a method may have that has as few as possible: HotSpot's first compiler refuses most that have more, and the
     * second one needs up to half a minute for those of 50,000, during which the JVM takes longer than our interpreter.
     */
    private static final int MOST_SHORT = Math.min(MOST_BYTECODES, 20_000);

    /**
     * Tests leave half of the functions to the interpreter with this: other ones for each number. 0 leaves none. The system
     * property {@code stepwasm.compiled.mixed}.
     */
    private static final int MIXED = Integer.getInteger("stepwasm.compiled.mixed", 0);

    /** All locals are said at each place where branches meet, and twice if there are branches over 32 KB. */
    private static final String TOO_MUCH = "it has more blocks than a class can have with so many locals";

    private static final System.Logger LOG = System.getLogger(FunctionClass.class.getName());

    /** Where all classes of modules are. */
    static final String PACKAGE = "wasm.";

    private static final int MOST_LOCALS = 2_000;
    private static final int MOST_NAME = 200;
    private static final Pattern NO_NAME = Pattern.compile("[.;\\[/<>:\\]]");

    /** {@return the internal name of the class} */
    static String name(int function) {
        return "wasm/f" + function;
    }

    /** {@return the internal name of the class that goes on with a frame of the interpreter} */
    static String onStackName(int function) {
        return "wasm/o" + function;
    }

    /** {@return whether a class with this name is one of functions} */
    static boolean isOfAny(String className) {
        return className.indexOf('_') < 0;
    }

    /** {@return whether a class is one of a function} */
    static boolean isOf(String className, int function) {
        return className.startsWith(PACKAGE) && isOfAny(className) && functionOf(className) == function;
    }

    /** {@return the function that a class is of} */
    static int functionOf(String className) {
        return Integer.parseInt(className.substring(PACKAGE.length() + 1));
    }

    /** {@return what a class of a function is made of} @throws IllegalArgumentException if there is no such class */
    static FunctionClass of(CompiledFunction function, String className) {
        return className.charAt(PACKAGE.length()) == 'o'
                ? function.onStack().orElseThrow(() -> new IllegalArgumentException(className))
                : function.code();
    }

    /** {@return the bytes of a class of a function} */
    static byte[] bytes(CompiledFunction function, String className) {
        return of(function, className).bytes();
    }

    /** {@return the name of the static method} */
    static String methodName(CodeSource source, int function) {
        String name = NO_NAME.matcher(source.functionName(function)).replaceAll("_");
        return name.length() > MOST_NAME ? name.substring(0, MOST_NAME) : name;
    }

    /** {@return whether the JVM takes something for no name} */
    static boolean isNoName(String name) {
        return name.isEmpty()
                || name.length() > MOST_NAME
                || NO_NAME.matcher(name).find();
    }

    /** {@return the class of a function that the module defines} */
    static FunctionClass compile(CompiledFunction compiled) {
        CodeSource source = compiled.module().source();
        int function = compiled.function();
        Module module = source.module();
        CallShape shape = shape(module, function);
        if (shape == null) {
            return new FunctionClass(
                    "it takes or gives too many values", 0, new byte[0], false, new int[0], new int[0]);
        }
        try {
            return compiled(compiled, shape);
        } catch (NotCompiledException refused) {
            return handingOn(source, function, shape, refused.reason());
        } catch (LimitExceededException tooMuch) {
            return handingOn(source, function, shape, TOO_MUCH);
        } catch (RuntimeException failure) {
            return handingOn(source, function, shape, failed(source, function, failure));
        }
    }

    /** Lets people know that there is something that compiling cannot do and does not know. {@return the same in words} */
    private static String failed(CodeSource source, int function, RuntimeException failure) {
        String why = "compiling it fails: " + failure.getMessage();
        LOG.log(
                System.Logger.Level.WARNING,
                () -> "function " + source.functionName(function) + " of " + source.name() + " stays interpreted, "
                        + why,
                failure);
        return why;
    }

    private static @Nullable CallShape shape(Module module, int function) {
        try {
            return CallShape.of(Objects.requireNonNull(module.types().function(module.functionTypeIndex(function))));
        } catch (NotCompiledException refused) {
            return null;
        }
    }

    /** {@return whether functions of a type have a shape} */
    static boolean hasShape(FunctionType type, CallShape shape) {
        try {
            return CallShape.of(type).equals(shape);
        } catch (NotCompiledException refused) {
            return false;
        }
    }

    private static FunctionClass compiled(CompiledFunction compiled, CallShape shape) {
        CodeSource source = compiled.module().source();
        int function = compiled.function();
        Module module = source.module();
        List<Instruction> body = source.body(function);
        Function definition = module.functions().get(function - module.importedFunctionCount());
        int locals = module.locals(definition).size();
        if (locals > MOST_LOCALS) {
            throw new NotCompiledException("it has " + locals + " locals");
        }
        if (MIXED != 0 && Integer.bitCount(MIXED * (31 * body.size() + function)) % 2 == 0) {
            throw new NotCompiledException("it is left out by stepwasm.compiled.mixed");
        }
        if (body.size() > MOST_BYTECODES) {
            throw new NotCompiledException("it has " + body.size() + " instructions");
        }
        return fitting(isShort -> compiled(compiled, shape, body, isShort));
    }

    /** {@return a class whose method is not too long} @param making makes it, with few bytecodes if it is told to */
    private static FunctionClass fitting(java.util.function.Function<Boolean, FunctionClass> making) {
        try {
            return making.apply(false);
        } catch (TooLongException tooLong) {
            try {
                return making.apply(true);
            } catch (TooLongException stillTooLong) {
                throw tooLong;
            }
        }
    }

    private static FunctionClass compiled(
            CompiledFunction compiled, CallShape shape, List<Instruction> body, boolean isShort) {
        CodeSource source = compiled.module().source();
        int function = compiled.function();
        ClassWriter writer = begin(source, function, shape);
        String name = methodName(source, function);
        boolean leaps = TailCallEmitter.areIn(body, function);
        if (leaps) {
            TailCallEmitter.entry(writer, name(function), name, shape);
            TailCallEmitter.leap(writer, name(function), name, shape);
        }
        MethodVisitor method = writer.visitMethod(
                ACC_PUBLIC | ACC_STATIC, name, leaps ? shape.bodyDescriptor() : shape.staticDescriptor(), null, null);
        method.visitCode();
        var sites = new Sites();
        new FunctionCompiler(compiled, shape, body, method, sites, false, isShort).write();
        return ended(writer, method, leaps, most(compiled, isShort), sites);
    }

    private static int most(CompiledFunction compiled, boolean isShort) {
        return isShort && !compiled.isHuge() ? MOST_SHORT : MOST_BYTECODES;
    }

    /** Ends the method of a function, the last one of its class. @throws TooLongException if HotSpot would not compile it */
    private static FunctionClass ended(ClassWriter writer, MethodVisitor method, boolean leaps, int most, Sites sites) {
        var end = new Label();
        method.visitLabel(end);
        method.visitMaxs(0, 0);
        method.visitEnd();
        int bytecodes = end.getOffset();
        if (bytecodes > most) {
            throw new TooLongException(bytecodes, most);
        }
        return new FunctionClass(null, bytecodes, writer.toByteArray(), leaps, sites.places(), sites.numbers());
    }

    /**
     * {@return the bytes of the class that goes on with a frame of the interpreter at a loop of a function that is compiled;
     * empty if it has none that can be entered}
     */
    static Optional<FunctionClass> onStack(CompiledFunction compiled) {
        CodeSource source = compiled.module().source();
        int function = compiled.function();
        Module module = source.module();
        List<Instruction> body = source.body(function);
        CallShape shape = shape(module, function);
        if (shape == null || LoopEntries.candidates(body).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(fitting(isShort -> onStack(compiled, shape, body, isShort)));
        } catch (NotCompiledException | LimitExceededException refused) {
            return Optional.empty();
        } catch (RuntimeException failure) {
            failed(source, function, failure);
            return Optional.empty();
        }
    }

    private static FunctionClass onStack(
            CompiledFunction compiled, CallShape shape, List<Instruction> body, boolean isShort) {
        CodeSource source = compiled.module().source();
        int function = compiled.function();
        String superclass = Type.getInternalName(OnStackEntry.class);
        ClassWriter writer = ShapeClasses.begin(onStackName(function), superclass, ACC_FINAL);
        writer.visitSource(source.name(), null);
        MethodVisitor constructor = writer.visitMethod(ACC_PUBLIC, ShapeClasses.CONSTRUCTOR, "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitMethodInsn(INVOKESPECIAL, superclass, ShapeClasses.CONSTRUCTOR, "()V", false);
        ShapeClasses.end(constructor, RETURN);
        enter(writer, source, function);
        MethodVisitor method = writer.visitMethod(
                ACC_PUBLIC | ACC_STATIC, methodName(source, function), LoopEntries.DESCRIPTOR, null, null);
        method.visitCode();
        var sites = new Sites();
        new FunctionCompiler(compiled, shape, body, method, sites, true, isShort).write();
        return ended(writer, method, false, most(compiled, isShort), sites);
    }

    private static void enter(ClassWriter writer, CodeSource source, int function) {
        MethodVisitor method =
                writer.visitMethod(ACC_PUBLIC | ACC_FINAL, ShapeClasses.ENTER, LoopEntries.DESCRIPTOR, null, null);
        method.visitCode();
        var out = new Emitter(method);
        out.loadObject(1);
        out.load(JvmType.I32, 2);
        out.loadObject(3);
        out.loadObject(4);
        out.load(JvmType.I32, 5);
        out.load(JvmType.I32, 6);
        out.load(JvmType.I32, 7);
        method.visitMethodInsn(
                INVOKESTATIC, onStackName(function), methodName(source, function), LoopEntries.DESCRIPTOR, false);
        ShapeClasses.end(method, RETURN);
    }

    private static ClassWriter begin(CodeSource source, int function, CallShape shape) {
        ClassWriter writer = ShapeClasses.begin(name(function), ShapeClasses.callee(shape), ACC_FINAL);
        writer.visitSource(source.name(), null);
        ShapeClasses.constructor(writer, ShapeClasses.callee(shape), function);
        MethodVisitor method =
                writer.visitMethod(ACC_PUBLIC | ACC_FINAL, ShapeClasses.CALL, shape.callDescriptor(), null, null);
        method.visitCode();
        var out = new Emitter(method);
        ShapeClasses.parameters(out, shape, 1);
        out.loadObject(0);
        out.field(CompiledCallee.class, "context", Context.class);
        out.load(JvmType.I32, 1 + shape.parameterSlots());
        method.visitMethodInsn(
                INVOKESTATIC, name(function), methodName(source, function), shape.staticDescriptor(), false);
        ShapeClasses.end(method, ShapeClasses.returning(shape));
        return writer;
    }

    private static FunctionClass handingOn(CodeSource source, int function, CallShape shape, String why) {
        ClassWriter writer = begin(source, function, shape);
        MethodVisitor method = writer.visitMethod(
                ACC_PUBLIC | ACC_STATIC, methodName(source, function), shape.staticDescriptor(), null, null);
        method.visitCode();
        handOn(new Emitter(method), function, shape);
        method.visitMaxs(0, 0);
        method.visitEnd();
        return new FunctionClass(why, 0, writer.toByteArray(), false, new int[0], new int[0]);
    }

    private static void handOn(Emitter out, int function, CallShape shape) {
        handOn(out, function, shape, "interpreted");
    }

    /**
     * Lets something else run the function and returns what it gives; the parameters are in the first locals.
     *
     * @param to the method of {@link Context} that says what
     */
    static void handOn(Emitter out, int function, CallShape shape, String to) {
        int context = shape.parameterSlots();
        out.loadObject(context);
        out.push(function);
        out.invokeVirtual(Context.class, to, "(I)" + CallShape.CALLEE);
        out.method.visitTypeInsn(CHECKCAST, ShapeClasses.callee(shape));
        ShapeClasses.parameters(out, shape, 0);
        out.load(JvmType.I32, context + 1);
        out.method.visitMethodInsn(
                INVOKEVIRTUAL, ShapeClasses.callee(shape), ShapeClasses.CALL, shape.callDescriptor(), false);
        out.plain(ShapeClasses.returning(shape));
    }

    /** {@return whether a method with that descriptor is the function; another one may make its tail calls} */
    boolean isFunction(String descriptor) {
        return !leaps || CallShape.isOfBody(descriptor);
    }

    /** {@return the number of the instruction whose call is at an offset} */
    Optional<Integer> number(int place) {
        int found = Arrays.binarySearch(places, place);
        return found < 0 ? Optional.empty() : Optional.of(numbers[found]);
    }
}
