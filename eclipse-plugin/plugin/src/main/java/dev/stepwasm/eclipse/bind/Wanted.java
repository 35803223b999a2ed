package dev.stepwasm.eclipse.bind;

import dev.stepwasm.engine.InvalidModuleException;
import dev.stepwasm.engine.StepModule;
import dev.stepwasm.engine.typed.TypedInterface;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;

/**
 * What the user wants of the wizard.
 *
 * @param module a text or a binary
 * @param folder of Java sources, below which the file goes
 * @param packageName of the interface, empty for none
 * @param name of the interface
 */
record Wanted(IFile module, IContainer folder, String packageName, String name) {
    /** Thrown with words for the user. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String words) {
            super(words);
        }
    }

    /** {@return the interface} It reads the file: not on the UI thread. */
    TypedInterface interfaceText() throws RefusedException {
        try {
            StepModule read = read();
            return TypedInterface.of(read, packageName, name);
        } catch (InvalidModuleException e) {
            throw new RefusedException("Mend the module first: " + firstLine(e));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        } catch (IOException | CoreException e) {
            throw new RefusedException(module.getFullPath() + " cannot be read: " + e.getMessage());
        }
    }

    private StepModule read() throws IOException, CoreException, InvalidModuleException {
        if (module.getLocation() != null) {
            return StepModule.of(Path.of(module.getLocation().toOSString()));
        }
        try (InputStream in = module.getContents(true)) {
            byte[] bytes = in.readAllBytes();
            return bytes.length == 0 || bytes[0] == 0
                    ? StepModule.ofBinary(module.getName(), bytes)
                    : StepModule.ofText(module.getName(), new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static String firstLine(InvalidModuleException mistakes) {
        return String.valueOf(mistakes.getMessage()).lines().findFirst().orElse("it has mistakes");
    }

    /** {@return the file to write} */
    IFile target() {
        return folder.getFile(IPath.fromPortableString(
                (packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/") + name + ".java"));
    }

    /** @throws RefusedException if the file is there and was written by somebody else */
    void mustBeOurs() throws RefusedException {
        IFile file = target();
        if (!file.exists()) {
            return;
        }
        byte[] header = TypedInterface.HEADER.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = file.getContents(true)) {
            if (!java.util.Arrays.equals(in.readNBytes(header.length), header)) {
                throw new RefusedException(file.getFullPath().makeRelative()
                        + " was not written by this wizard and is not written over: give another name");
            }
        } catch (IOException | CoreException e) {
            throw new RefusedException(file.getFullPath() + " cannot be read: " + e.getMessage());
        }
    }
}
