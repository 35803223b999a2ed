package dev.stepwasm.eclipse.java.maven;

import java.util.Optional;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ltk.core.refactoring.TextFileChange;
import org.eclipse.text.edits.InsertEdit;
import org.eclipse.text.edits.MultiTextEdit;

/** Puts a dependency into the pom.xml of a project, so that it can be undone. */
final class PomChange {
    private PomChange() {}

    /** {@return the pom of a project, if it has one} */
    static Optional<IFile> pom(IProject project) {
        return Optional.of(project.getFile("pom.xml")).filter(IFile::exists);
    }

    /** {@return the change; empty if there is no pom that we understand, or it has the dependency} */
    static Optional<TextFileChange> of(IProject project, Artifact artifact) throws CoreException {
        Optional<IFile> file = pom(project);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        TextFileChange change = new TextFileChange("Add " + artifact.name() + " to pom.xml", file.get());
        Pom pom = new Pom(change.getCurrentDocument(null).get());
        if (pom.has(artifact)) {
            return Optional.empty();
        }
        return pom.with(artifact, Artifact.version()).map(insertion -> {
            MultiTextEdit edit = new MultiTextEdit();
            edit.addChild(new InsertEdit(insertion.offset(), insertion.text()));
            change.setEdit(edit);
            change.setTextType("xml");
            return change;
        });
    }
}
