package dev.stepwasm.eclipse.java.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.core.ICompilationUnit;
import org.eclipse.jdt.core.compiler.IProblem;
import org.eclipse.jdt.ui.text.java.IInvocationContext;
import org.eclipse.jdt.ui.text.java.IJavaCompletionProposal;
import org.eclipse.jdt.ui.text.java.IProblemLocation;
import org.eclipse.jdt.ui.text.java.IQuickFixProcessor;
import org.eclipse.jdt.ui.text.java.correction.ChangeCorrectionProposal;
import org.eclipse.ltk.core.refactoring.TextFileChange;

/** The quick fix for Java code that uses the engine, in a Maven project that does not depend on it yet. */
public final class DependencyFix implements IQuickFixProcessor {
    private static final Set<String> OF_ENGINE =
            Set.of("StepModule", "StepInstance", "HostModule", "StepMachine", "LinearMemory", "WasiOptions");
    private static final Set<String> OF_DEBUGGER = Set.of("DebugServer", "DebugServerOptions");
    private static final int RELEVANCE = 20;

    /** For the extension point. */
    public DependencyFix() {}

    @Override
    public boolean hasCorrections(ICompilationUnit unit, int problem) {
        return switch (problem) {
            case IProblem.ImportNotFound, IProblem.UndefinedType, IProblem.UndefinedName, IProblem.UnresolvedVariable ->
                true;
            default -> false;
        };
    }

    @Override
    public IJavaCompletionProposal[] getCorrections(IInvocationContext context, IProblemLocation[] locations)
            throws CoreException {
        List<Artifact> wanted = new ArrayList<>();
        String source = context.getCompilationUnit().getSource();
        for (IProblemLocation each : locations) {
            String word = source.substring(each.getOffset(), each.getOffset() + each.getLength());
            if (word.startsWith("dev.stepwasm.dap") || OF_DEBUGGER.contains(word)) {
                wanted.add(Artifact.DEBUGGER);
            } else if (word.startsWith("dev.stepwasm") || OF_ENGINE.contains(word)) {
                wanted.add(Artifact.ENGINE);
            }
        }
        List<IJavaCompletionProposal> proposals = new ArrayList<>();
        for (Artifact artifact : wanted.stream().distinct().toList()) {
            PomChange.of(context.getCompilationUnit().getJavaProject().getProject(), artifact)
                    .ifPresent(change -> proposals.add(proposal(artifact, change)));
        }
        return proposals.toArray(IJavaCompletionProposal[]::new);
    }

    private static IJavaCompletionProposal proposal(Artifact artifact, TextFileChange change) {
        return new ChangeCorrectionProposal(
                "Add " + Artifact.GROUP + ":" + artifact.name() + " to pom.xml (" + artifact.purpose() + ")",
                change,
                RELEVANCE,
                null);
    }
}
