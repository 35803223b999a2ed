package dev.stepwasm.eclipse.debug;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.resources.IEncodedStorage;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceArguments;
import org.jspecify.annotations.Nullable;

/** A text that is no file: the debug adapter has made it of a binary. */
final class AdapterText extends PlatformObject implements IEncodedStorage {
    private final WasmTarget target;
    private final Source source;

    AdapterText(WasmTarget target, Source source) {
        this.target = target;
        this.source = source;
    }

    @Override
    public InputStream getContents() throws CoreException {
        SourceArguments args = new SourceArguments();
        args.setSource(source);
        args.setSourceReference(source.getSourceReference());
        String text = Answers.await(target.server().source(args)).getContent();
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String getCharset() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public @Nullable IPath getFullPath() {
        return null;
    }

    @Override
    public String getName() {
        return source.getName();
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AdapterText text
                && text.target == target
                && text.source.getSourceReference().equals(source.getSourceReference());
    }

    @Override
    public int hashCode() {
        return source.getSourceReference();
    }
}
