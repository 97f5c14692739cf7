"""Writes across models: one public function a module, atomic and logged."""
