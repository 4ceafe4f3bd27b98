/**
 * The project's networks and its loss in PyTorch, and a program that trains them as fast as it
 * goes. Nothing of the product depends on this, and it depends on nothing of the product.
 */
package org.pulsartriage.benchmarks.pytorch;
