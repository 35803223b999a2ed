package dev.stepwasm.eclipse.tests;

import dev.stepwasm.eclipse.java.launch.BothLaunch;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.launching.IJavaLaunchConfigurationConstants;

/** A Java project with the shop of the samples in it. */
final class JavaShop {
    private final IProject project;

    private JavaShop(IProject project) {
        this.project = project;
    }

    /** {@return the project, compiled} */
    static JavaShop create() throws Exception {
        IProject project = JavaProjects.create("java-shop", "src", ".*(stepwasm-(wasm|wat|engine)|endive[^/]*)\\.jar");
        Path samples = Path.of(System.getProperty("stepwasm.images")).resolveSibling("samples/embedder");
        try (Stream<Path> files = Files.list(samples)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                IFile copy = project.getFile(name.endsWith(".java") ? "src/" + name : name);
                copy.create(new ByteArrayInputStream(Files.readAllBytes(file)), true, null);
            }
        }
        IJavaProject java = JavaCore.create(project);
        java.setOption(JavaCore.COMPILER_SOURCE, "21");
        java.setOption(JavaCore.COMPILER_COMPLIANCE, "21");
        java.setOption(JavaCore.COMPILER_CODEGEN_TARGET_PLATFORM, "21");
        project.build(IncrementalProjectBuilder.FULL_BUILD, null);
        return new JavaShop(project);
    }

    IFile file(String name) {
        return project.getFile(name);
    }

    /** {@return a launch of the program with the option for WebAssembly} */
    ILaunchConfiguration launch() throws Exception {
        ILaunchConfigurationWorkingCopy configuration = Debuggee.manager()
                .getLaunchConfigurationType(IJavaLaunchConfigurationConstants.ID_JAVA_APPLICATION)
                .newInstance(null, "Shop with WebAssembly");
        configuration.setAttribute(IJavaLaunchConfigurationConstants.ATTR_PROJECT_NAME, project.getName());
        configuration.setAttribute(IJavaLaunchConfigurationConstants.ATTR_MAIN_TYPE_NAME, "Shop");
        configuration.setAttribute(IJavaLaunchConfigurationConstants.ATTR_PROGRAM_ARGUMENTS, "600 200");
        configuration.addModes(Set.of(BothLaunch.MODE));
        return configuration.doSave();
    }

    void delete() throws Exception {
        project.delete(true, true, null);
    }
}
