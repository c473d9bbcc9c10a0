# Cài đặt isodesk cho người đang dùng máy: không cần mạng, không cần quyền quản trị.
$ErrorActionPreference = "Stop"
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8

$goi = Join-Path $PSScriptRoot "wheels"
$dich = Join-Path $env:LOCALAPPDATA "isodesk\chuong-trinh"
$cuaSo = Join-Path $dich "Scripts\isodesk-window.exe"

function Tim-Python {
    $noi = @(
        (Join-Path $env:LOCALAPPDATA "Programs\Python\Python312\python.exe"),
        (Join-Path $env:ProgramFiles "Python312\python.exe")
    )
    foreach ($tep in $noi) {
        if (Test-Path -LiteralPath $tep) { return $tep }
    }
    if (Get-Command "py.exe" -ErrorAction SilentlyContinue) {
        $tep = & py.exe -3.12 -c "import sys; print(sys.executable)"
        if ($LASTEXITCODE -eq 0) { return $tep }
    }
    throw "Máy chưa có Python 3.12 bản 64-bit. Xem mục 1 trong tệp huong-dan-cai-dat.txt."
}

function Chay([string]$chuongTrinh, [string[]]$thamSo) {
    & $chuongTrinh @thamSo
    if ($LASTEXITCODE -ne 0) { throw "Lệnh không chạy được: $chuongTrinh $thamSo" }
}

function Dat-ChuongTrinh([string]$python) {
    if (Test-Path -LiteralPath $dich) {
        try { Remove-Item -LiteralPath $dich -Recurse -Force }
        catch { throw "isodesk đang chạy. Đóng chương trình rồi chạy lại cai-dat.bat." }
    }
    Chay $python @("-m", "venv", $dich)
    $moi = Join-Path $dich "Scripts\python.exe"
    Chay $moi @("-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--no-index", "--find-links", $goi, "isodesk")
    Chay (Join-Path $dich "Scripts\isodesk.exe") @("--version")
}

function Dat-LoiTat {
    $shell = New-Object -ComObject WScript.Shell
    foreach ($noi in "Desktop", "Programs") {
        $loiTat = $shell.CreateShortcut((Join-Path ([Environment]::GetFolderPath($noi)) "isodesk.lnk"))
        $loiTat.TargetPath = $cuaSo
        $loiTat.WorkingDirectory = [Environment]::GetFolderPath("MyDocuments")
        $loiTat.Description = "Kế hoạch ISO của cơ quan"
        $loiTat.Save()
    }
}

function Dat-NhayDup {
    $lop = "HKCU:\Software\Classes"
    $giaTri = [ordered]@{
        "$lop\.isodesk" = "isodesk.TepDuLieu"
        "$lop\isodesk.TepDuLieu" = "Tệp dữ liệu isodesk"
        "$lop\isodesk.TepDuLieu\shell\open\command" = "`"$cuaSo`" `"%1`""
    }
    foreach ($khoa in $giaTri.Keys) {
        New-Item -Path $khoa -Force | Out-Null
        Set-Item -Path $khoa -Value $giaTri[$khoa]
    }
}

try {
    $python = Tim-Python
    Write-Host "Đang cài đặt vào $dich ..."
    Dat-ChuongTrinh $python
    Dat-LoiTat
    Dat-NhayDup
    Write-Host "Đã cài đặt xong. Mở isodesk bằng biểu tượng trên màn hình hoặc trong menu Start."
    exit 0
}
catch {
    Write-Host "Chưa cài đặt được. $($_.Exception.Message)"
    exit 1
}
