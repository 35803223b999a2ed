package dev.stepwasm.eclipse.java.launch;

import dev.stepwasm.eclipse.debug.OwnClassPath;
import dev.stepwasm.eclipse.debug.WasmSources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.sourcelookup.ISourceLookupDirector;
import org.eclipse.debug.core.sourcelookup.ISourceLookupParticipant;
import org.eclipse.jdt.launching.JavaLaunchDelegate;

/**
 * Starts a Java program so that Stepwasm can attach to it, and attaches. The program gets the debug adapter behind its own
 * class path, unless it has one, and the property that lets it listen; its first WebAssembly waits for the debugger.
 */
public final class BothLaunch extends JavaLaunchDelegate {
    /** The mode that a launch configuration has beside that of Java. */
    public static final String MODE = "dev.stepwasm.eclipse.java";

    private static final String PROPERTY = "-Dstepwasm.debug";
    private static final String ADAPTER = "stepwasm-debugger-adapter";

    /** For the extension point. */
    public BothLaunch() {}

    @Override
    public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor monitor)
            throws CoreException {
        super.launch(configuration, mode, launch, monitor);
        if (launch.getSourceLocator() instanceof ISourceLookupDirector director) {
            director.addParticipants(new ISourceLookupParticipant[] {new WasmSources()});
        }
        for (IProcess process : launch.getProcesses()) {
            new Following(launch, process).schedule();
        }
    }

    @Override
    public String getVMArguments(ILaunchConfiguration configuration) throws CoreException {
        String own = super.getVMArguments(configuration);
        return own.contains(PROPERTY) ? own : (own + " " + PROPERTY + "=suspend=y").strip();
    }

    @Override
    public String[] getClasspath(ILaunchConfiguration configuration) throws CoreException {
        return withAdapter(super.getClasspath(configuration), new String[0]);
    }

    @Override
    public String[][] getClasspathAndModulepath(ILaunchConfiguration configuration) throws CoreException {
        String[][] both = super.getClasspathAndModulepath(configuration);
        if (both != null && both.length == 2) {
            both[0] = withAdapter(both[0] == null ? new String[0] : both[0], both[1]);
        }
        return both;
    }

    private static String[] withAdapter(String[] classPath, String[] modulePath) {
        List<String> entries = new ArrayList<>(Arrays.asList(classPath));
        List<String> all = new ArrayList<>(entries);
        if (modulePath != null) {
            all.addAll(Arrays.asList(modulePath));
        }
        boolean hasOne = all.stream()
                .map(entry -> String.valueOf(Path.of(entry).getFileName()))
                .anyMatch(name -> name.contains(ADAPTER));
        if (!hasOne) {
            OwnClassPath.entries().stream()
                    .filter(entry -> !entries.contains(entry))
                    .forEach(entries::add);
        }
        return entries.toArray(String[]::new);
    }
}
