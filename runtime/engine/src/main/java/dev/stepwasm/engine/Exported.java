package dev.stepwasm.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which export a Java method stands for: in an interface for {@link StepInstance#as}, the module's; in a
 * {@link HostModule}, one that the host gives to modules.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Exported {
    /** {@return the name of the export; empty if it is the name of the method} */
    String value() default "";
}
