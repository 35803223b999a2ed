import dev.stepwasm.engine.StepInstance;
import dev.stepwasm.engine.StepModule;
import java.nio.file.Path;
import java.util.Arrays;

/** A Java program that a debugger attaches to: calls a function of a module, {@code Debuggee.java FILE FUNCTION NUMBERS...}. */
final class Debuggee {
    public static void main(String[] args) throws Exception {
        StepModule module = StepModule.of(Path.of(args[0]));
        StepInstance instance = module.instantiate();
        Object[] numbers = Arrays.stream(args).skip(2).map(Integer::valueOf).toArray();
        System.out.println(instance.invoke(args[1], numbers));
    }
}
