/**
 * How the compact model that ships was trained: simulated candidates, the recipe, and the program
 * that makes the bundle. Nothing real is read here.
 */
package org.pulsartriage.trainer.compact;
