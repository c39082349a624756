//! Words that every face uses: the dialogs' buttons, the statuses, what is said of parts on their way.

use super::texts;
use crate::account::Status;

texts! {
    /// Words of the page as a whole.
    pub enum PageText {
        Title: "镜像族系模拟器", "Image Family Simulator";
        Ok: "确定", "OK";
        Cancel: "取消", "Cancel";
        Close: "关闭", "Close";
        PartAway: "正在加载…", "Loading…";
        PartLost: "这一部分未能加载，请检查网络。", "This part could not be loaded. Check the network.";
        TryAgain: "重试", "Try again";
        SkipToMain: "跳到主要内容", "Skip to main content";
        StatusAvailable: "可用", "Available";
        StatusDeprecated: "弃用", "Deprecated";
        StatusCreating: "创建中", "Creating";
        StatusWaiting: "等待中", "Waiting";
        StatusUnAvailable: "不可用", "Unavailable";
        StatusCreateFailed: "创建失败", "Creation Failed";
    }
}

/// The console's word for a status.
impl From<Status> for PageText {
    fn from(status: Status) -> Self {
        match status {
            Status::Available => Self::StatusAvailable,
            Status::Deprecated => Self::StatusDeprecated,
            Status::Creating => Self::StatusCreating,
            Status::Waiting => Self::StatusWaiting,
            Status::UnAvailable => Self::StatusUnAvailable,
            Status::CreateFailed => Self::StatusCreateFailed,
        }
    }
}
